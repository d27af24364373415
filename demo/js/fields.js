/**
 * Every value of an invoice and of its lines, made by `python -m scripts.page_fields` from
 * `domain/fields.py`: don't edit it here.
 */

export const LABEL_LANGUAGES = ["en", "de", "fr", "es"];

/** @type {import("./field-types.js").Field[]} */
export const INVOICE_FIELDS = [
  {"name":"customer_name","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"name"},"labels":["Customer","Kunde","Client","Cliente"]},
  {"name":"customer_address","kind":"lines","place":"customer","edit":{"kind":"set_customer","name":"address"},"labels":["Address","Adresse","Adresse","Dirección"],"removable":true},
  {"name":"customer_email","kind":"email","place":"customer","edit":{"kind":"set_customer","name":"email"},"labels":["E-mail","E-Mail","E-mail","Correo electrónico"],"removable":true},
  {"name":"customer_tax_id","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"tax_id"},"labels":["Tax ID","Steuernummer","N° fiscal","NIF"],"removable":true},
  {"name":"invoice_date","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"invoice_date"},"labels":["Invoice date","Rechnungsdatum","Date de facture","Fecha de factura"]},
  {"name":"due_date","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"due_date"},"labels":["Due date","Fällig am","Échéance","Vencimiento"]},
  {"name":"terms_days","kind":"days","place":"facts","edit":{"kind":"set_dates","name":"terms_days"},"labels":["Payment terms","Zahlungsziel","Conditions de paiement","Plazo de pago"],"removable":true},
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
  "zero": ["Zero-rated", "Nullsatz", "Taux zéro", "Tipo cero"],
  "exempt": ["Exempt from tax", "Steuerfrei", "Exonéré de taxe", "Exento de impuestos"],
  "reverse_charge": ["Reverse charge", "Steuerschuldnerschaft des Leistungsempfängers", "Autoliquidation", "Inversión del sujeto pasivo"],
  "outside_scope": ["Outside the scope of tax", "Nicht steuerbar", "Hors du champ de la taxe", "No sujeto a impuestos"],
  "standard": ["Standard rate", "Regelsatz", "Taux normal", "Tipo general"],
};
