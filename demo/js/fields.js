/**
 * Every value of an invoice and of its lines, made by `python -m scripts.page_fields` from
 * `domain/fields.py`: don't edit it here.
 */

export const LABEL_LANGUAGES = ["en", "de", "fr", "es"];

/** @type {import("./field-types.js").Field[]} */
export const INVOICE_FIELDS = [
  {"name":"customer_name","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"name"},"labels":["Customer","Kunde","Client","Cliente"]},
  {"name":"customer_contact","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"contact"},"labels":["Contact","Ansprechpartner","Contact","Persona de contacto"],"removable":true},
  {"name":"customer_address","kind":"lines","place":"customer","edit":{"kind":"set_customer","name":"address"},"labels":["Address","Adresse","Adresse","Dirección"],"removable":true},
  {"name":"customer_street","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"street"},"labels":["Street","Straße","Rue","Calle"],"removable":true},
  {"name":"customer_postcode","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"postcode"},"labels":["Postcode","PLZ","Code postal","Código postal"],"removable":true},
  {"name":"customer_city","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"city"},"labels":["City","Ort","Ville","Ciudad"],"removable":true},
  {"name":"customer_region","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"region"},"labels":["Region","Region","Région","Provincia"],"removable":true},
  {"name":"customer_country","kind":"country","place":"customer","edit":{"kind":"set_customer","name":"country"},"labels":["Country","Land","Pays","País"],"removable":true},
  {"name":"customer_email","kind":"email","place":"customer","edit":{"kind":"set_customer","name":"email"},"labels":["E-mail","E-Mail","E-mail","Correo electrónico"],"removable":true},
  {"name":"customer_tax_id","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"tax_id"},"labels":["Tax ID","Steuernummer","N° fiscal","NIF"],"removable":true},
  {"name":"customer_tax_ids","kind":"tax_ids","place":"customer","edit":{"kind":"set_customer","name":"tax_ids"},"labels":["Further tax IDs","Weitere Steuernummern","Autres numéros fiscaux","Otros números fiscales"],"removable":true},
  {"name":"invoice_date","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"invoice_date"},"labels":["Invoice date","Rechnungsdatum","Date de facture","Fecha de factura"]},
  {"name":"due_date","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"due_date"},"labels":["Due date","Fällig am","Échéance","Vencimiento"]},
  {"name":"terms_days","kind":"days","place":"facts","edit":{"kind":"set_dates","name":"terms_days"},"labels":["Payment terms","Zahlungsziel","Conditions de paiement","Plazo de pago"],"removable":true},
  {"name":"payment_terms","kind":"terms","place":"facts","edit":{"kind":"set_dates","name":"payment_terms"},"labels":["Payment terms","Zahlungsbedingung","Conditions de paiement","Condiciones de pago"]},
  {"name":"service_start","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"service_start"},"labels":["Service date","Leistungsdatum","Date de prestation","Fecha del servicio"],"removable":true},
  {"name":"service_end","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"service_end"},"labels":["End of service","Leistungsende","Fin de prestation","Fin del servicio"],"removable":true},
  {"name":"po_number","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"po_number"},"labels":["PO number","Bestellnummer","N° de commande","N.º de pedido"],"removable":true},
  {"name":"buyer_reference","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"buyer_reference"},"labels":["Buyer reference","Käuferreferenz","Référence acheteur","Referencia del comprador"],"removable":true},
  {"name":"payment_reference","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"payment_reference"},"labels":["Payment reference","Verwendungszweck","Référence de paiement","Referencia de pago"],"removable":true},
  {"name":"currency","kind":"currency","place":"sums","edit":{"kind":"set_currency","name":"currency"},"labels":["Currency","Währung","Devise","Moneda"]},
  {"name":"discount","kind":"discount","place":"sums","edit":{"kind":"set_discount","name":"discount"},"labels":["Discount","Rabatt","Remise","Descuento"],"removable":true},
  {"name":"tax_rate","kind":"rate","place":"sums","edit":{"kind":"set_tax","name":"rate"},"labels":["Tax rate","Steuersatz","Taux de taxe","Tipo impositivo"],"removable":true},
  {"name":"tax_name","kind":"text","place":"sums","edit":{"kind":"set_tax","name":"name"},"labels":["Name of the tax","Name der Steuer","Nom de la taxe","Nombre del impuesto"],"removable":true},
  {"name":"further_taxes","kind":"taxes","place":"sums","edit":{"kind":"set_tax","name":"further"},"labels":["Further taxes","Weitere Steuern","Autres taxes","Otros impuestos"],"removable":true},
  {"name":"tax_category","kind":"category","place":"sums","edit":{"kind":"set_tax","name":"category"},"labels":["Tax category","Steuerkategorie","Catégorie de taxe","Categoría de impuesto"],"removable":true},
  {"name":"tax_reason","kind":"text","place":"sums","edit":{"kind":"set_tax","name":"reason"},"labels":["Reason","Begründung","Motif","Motivo"],"removable":true},
  {"name":"prices_include_tax","kind":"flag","place":"sums","edit":{"kind":"set_tax","name":"included"},"labels":["Prices include tax","Preise enthalten Steuer","Prix taxes comprises","Precios con impuestos incluidos"],"removable":true},
  {"name":"withholding","kind":"withholding","place":"sums","edit":{"kind":"set_withholding","name":"withholding"},"labels":["Withholding","Einbehalt","Retenue à la source","Retención"],"removable":true},
  {"name":"early_payment","kind":"lines","place":"closing","edit":{"kind":"set_reference","name":"early_payment"},"labels":["Early payment","Skonto","Escompte","Pronto pago"],"removable":true},
  {"name":"notes","kind":"lines","place":"closing","edit":{"kind":"set_notes","name":"notes"},"labels":["Notes","Anmerkungen","Remarques","Observaciones"],"removable":true},
];

/** @type {import("./field-types.js").Field[]} */
export const LINE_FIELDS = [
  {"name":"description","kind":"lines","place":"lines","edit":{"kind":"change_line","name":"description"},"labels":["Description","Beschreibung","Désignation","Descripción"]},
  {"name":"quantity","kind":"quantity","place":"lines","edit":{"kind":"change_line","name":"quantity"},"labels":["Quantity","Menge","Quantité","Cantidad"]},
  {"name":"unit","kind":"text","place":"lines","edit":{"kind":"change_line","name":"unit"},"labels":["Unit","Einheit","Unité","Unidad"],"removable":true},
  {"name":"unit_price","kind":"price","place":"lines","edit":{"kind":"change_line","name":"unit_price"},"labels":["Unit price","Einzelpreis","Prix unitaire","Precio unitario"]},
  {"name":"price_base_quantity","kind":"base","place":"lines","edit":{"kind":"change_line","name":"price_base_quantity"},"labels":["Price is for","Preis gilt für","Prix pour","Precio por"],"removable":true},
  {"name":"discount","kind":"discount","place":"lines","edit":{"kind":"change_line","name":"discount"},"labels":["Discount","Rabatt","Remise","Descuento"],"removable":true},
  {"name":"taxable","kind":"flag","place":"lines","edit":{"kind":"change_line","name":"taxable"},"labels":["Taxable","Steuerpflichtig","Taxable","Sujeto a impuestos"],"removable":true},
  {"name":"tax_rate","kind":"rate","place":"lines","edit":{"kind":"change_line","name":"tax_rate"},"labels":["Tax rate","Steuersatz","Taux de taxe","Tipo impositivo"],"removable":true},
  {"name":"tax_category","kind":"category","place":"lines","edit":{"kind":"change_line","name":"tax_category"},"labels":["Tax category","Steuerkategorie","Catégorie de taxe","Categoría de impuesto"],"removable":true},
  {"name":"tax_reason","kind":"text","place":"lines","edit":{"kind":"change_line","name":"tax_reason"},"labels":["Reason","Begründung","Motif","Motivo"],"removable":true},
  {"name":"withheld","kind":"flag","place":"lines","edit":{"kind":"change_line","name":"withheld"},"labels":["Counts for the withholding","Zählt zum Einbehalt","Soumis à la retenue","Sujeto a retención"],"removable":true},
  {"name":"service_date","kind":"date","place":"lines","edit":{"kind":"change_line","name":"service_date"},"labels":["Service date","Leistungsdatum","Date de prestation","Fecha del servicio"],"removable":true},
];

/** @type {import("./field-types.js").Field[]} */
export const CHARGE_FIELDS = [
  {"name":"description","kind":"text","place":"sums","edit":{"kind":"change_charge","name":"description"},"labels":["Description","Beschreibung","Désignation","Descripción"]},
  {"name":"percent","kind":"percent","place":"sums","edit":{"kind":"change_charge","name":"percent"},"labels":["Percentage","Prozentsatz","Pourcentage","Porcentaje"],"removable":true},
  {"name":"amount","kind":"amount","place":"sums","edit":{"kind":"change_charge","name":"amount"},"labels":["Amount","Betrag","Montant","Importe"],"removable":true},
  {"name":"taxable","kind":"flag","place":"sums","edit":{"kind":"change_charge","name":"taxable"},"labels":["Taxable","Steuerpflichtig","Taxable","Sujeto a impuestos"],"removable":true},
  {"name":"tax_rate","kind":"rate","place":"sums","edit":{"kind":"change_charge","name":"tax_rate"},"labels":["Tax rate","Steuersatz","Taux de taxe","Tipo impositivo"],"removable":true},
  {"name":"withheld","kind":"flag","place":"sums","edit":{"kind":"change_charge","name":"withheld"},"labels":["Counts for the withholding","Zählt zum Einbehalt","Soumis à la retenue","Sujeto a retención"],"removable":true},
];

/** @type {import("./field-types.js").Field[]} */
export const PAYMENT_FIELDS = [
  {"name":"amount","kind":"amount","place":"sums","edit":{"kind":"change_payment","name":"amount"},"labels":["Amount","Betrag","Montant","Importe"]},
  {"name":"date","kind":"date","place":"sums","edit":{"kind":"change_payment","name":"date"},"labels":["Date","Datum","Date","Fecha"],"removable":true},
  {"name":"method","kind":"text","place":"sums","edit":{"kind":"change_payment","name":"method"},"labels":["Paid by","Zahlungsart","Mode de paiement","Forma de pago"],"removable":true},
  {"name":"note","kind":"text","place":"sums","edit":{"kind":"change_payment","name":"note"},"labels":["Note","Hinweis","Remarque","Nota"],"removable":true},
];

/** @type {Record<string, string[]>} */
export const WORDS = {
  "charge": ["Charge", "Zuschlag", "Frais", "Recargo"],
  "charges": ["Charges", "Zuschläge", "Frais", "Recargos"],
  "payment": ["Payment", "Zahlung", "Paiement", "Pago"],
  "payments": ["Payments", "Zahlungen", "Paiements", "Pagos"],
  "withholding": ["Withholding", "Einbehalt", "Retenue à la source", "Retención"],
  "included": ["Includes {tax}", "Enthält {tax}", "Dont {tax}", "Incluye {tax}"],
  "on_base": ["{tax} on {base}", "{tax} auf {base}", "{tax} sur {base}", "{tax} sobre {base}"],
  "per": ["{price} per {count}", "{price} je {count}", "{price} les {count}", "{price} por {count}"],
  "payable": ["Payable", "Zahlbetrag", "Net à payer", "A pagar"],
  "amount_due": ["Amount due", "Zu zahlen", "Montant à payer", "Importe a pagar"],
  "credited": ["Credited", "Gutgeschrieben", "Montant crédité", "Importe abonado"],
  "zero": ["Zero-rated", "Nullsatz", "Taux zéro", "Tipo cero"],
  "exempt": ["Exempt from tax", "Steuerfrei", "Exonéré de taxe", "Exento de impuestos"],
  "reverse_charge": ["Reverse charge", "Steuerschuldnerschaft des Leistungsempfängers", "Autoliquidation", "Inversión del sujeto pasivo"],
  "outside_scope": ["Outside the scope of tax", "Nicht steuerbar", "Hors du champ de la taxe", "No sujeto a impuestos"],
  "standard": ["Standard rate", "Regelsatz", "Taux normal", "Tipo general"],
};

/** @type {{[rule: string]: string[][]}} */
export const TERMS = {
  "working_days": [["{number} working day", "{number} working days"], ["{number} Werktag (Mo–Fr)", "{number} Werktage (Mo–Fr)"], ["{number} jour ouvré", "{number} jours ouvrés"], ["{number} día hábil", "{number} días hábiles"]],
  "months": [["{number} month", "{number} months"], ["{number} Monat", "{number} Monate"], ["{number} mois", "{number} mois"], ["{number} mes", "{number} meses"]],
  "end_of_month": [["end of month", "end of month"], ["zum Monatsende", "zum Monatsende"], ["fin de mois", "fin de mois"], ["fin de mes", "fin de mes"]],
  "days_end_of_month": [["{number} day end of month", "{number} days end of month"], ["{number} Tag, dann zum Monatsende", "{number} Tage, dann zum Monatsende"], ["{number} jour fin de mois", "{number} jours fin de mois"], ["{number} día fin de mes", "{number} días fin de mes"]],
  "after_end_of_month": [["{number} day after the end of the month", "{number} days after the end of the month"], ["{number} Tag nach Monatsende", "{number} Tage nach Monatsende"], ["fin de mois + {number} jour", "fin de mois + {number} jours"], ["fin de mes + {number} día", "fin de mes + {number} días"]],
  "day_of_next_month": [["day {day} of next month", "day {day} of next month"], ["am {day}. des Folgemonats", "am {day}. des Folgemonats"], ["le {day} du mois suivant", "le {day} du mois suivant"], ["el día {day} del mes siguiente", "el día {day} del mes siguiente"]],
  "days_day_of_next_month": [["{number} day, then day {day} of the next month", "{number} days, then day {day} of the next month"], ["{number} Tag, dann am {day}. des Folgemonats", "{number} Tage, dann am {day}. des Folgemonats"], ["{number} jour fin de mois le {day}", "{number} jours fin de mois le {day}"], ["{number} día, el día {day} del mes siguiente", "{number} días, el día {day} del mes siguiente"]],
};

/** @type {{[kind: string]: string[]}} */
export const TAX_IDS = {
  "vat": ["VAT no.", "USt-IdNr.", "N° TVA", "NIF-IVA"],
  "tax_number": ["Tax ID", "Steuernummer", "N° fiscal", "NIF"],
  "steuernummer": ["Steuernummer"],
  "siren": ["SIREN"],
  "siret": ["SIRET"],
  "enterprise_number": ["KBO/BCE"],
  "kvk": ["KVK"],
  "codice_fiscale": ["C.F."],
  "nif": ["NIF"],
  "utr": ["UTR"],
  "ein": ["EIN"],
  "gst_hst": ["GST/HST no."],
  "abn": ["ABN"],
  "acn": ["ACN"],
  "gst_nz": ["GST no."],
  "gstin": ["GSTIN"],
  "pan": ["PAN"],
  "uen": ["UEN"],
  "gst_sg": ["GST reg. no."],
  "vat_za": ["VAT no."],
  "other": [""],
};

export const COUNTRIES = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
  BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
  ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
  HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
  LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
  NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
  SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
  UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/);
