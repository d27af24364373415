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
  {"name":"payment_terms","kind":"terms","place":"facts","edit":{"kind":"set_dates","name":"payment_terms"},"labels":["Payment terms","Zahlungsbedingung","Conditions de paiement","Condiciones de pago"],"removable":true},
  {"name":"service_start","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"service_start"},"labels":["Service date","Leistungsdatum","Date de prestation","Fecha del servicio"],"removable":true},
  {"name":"service_end","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"service_end"},"labels":["End of service","Leistungsende","Fin de prestation","Fin del servicio"],"removable":true},
  {"name":"po_number","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"po_number"},"labels":["PO number","Bestellnummer","N° de commande","N.º de pedido"],"removable":true},
  {"name":"buyer_reference","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"buyer_reference"},"labels":["Buyer reference","Käuferreferenz","Référence acheteur","Referencia del comprador"],"removable":true},
  {"name":"payment_reference","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"payment_reference"},"labels":["Payment reference","Verwendungszweck","Référence de paiement","Referencia de pago"],"removable":true},
  {"name":"currency","kind":"currency","place":"sums","edit":{"kind":"set_currency","name":"currency"},"labels":["Currency","Währung","Devise","Moneda"]},
  {"name":"discount","kind":"discount","place":"sums","edit":{"kind":"set_discount","name":"discount"},"labels":["Discount","Rabatt","Remise","Descuento"],"removable":true},
  {"name":"tax_rate","kind":"rate","place":"sums","edit":{"kind":"set_tax","name":"rate"},"labels":["Tax rate","Steuersatz","Taux de taxe","Tipo impositivo"],"removable":true},
  {"name":"early_payment","kind":"lines","place":"closing","edit":{"kind":"set_reference","name":"early_payment"},"labels":["Early payment","Skonto","Escompte","Pronto pago"],"removable":true},
  {"name":"notes","kind":"lines","place":"closing","edit":{"kind":"set_notes","name":"notes"},"labels":["Notes","Anmerkungen","Remarques","Observaciones"],"removable":true},
];

/** @type {import("./field-types.js").Field[]} */
export const LINE_FIELDS = [
  {"name":"description","kind":"lines","place":"lines","edit":{"kind":"change_line","name":"description"},"labels":["Description","Beschreibung","Désignation","Descripción"]},
  {"name":"quantity","kind":"quantity","place":"lines","edit":{"kind":"change_line","name":"quantity"},"labels":["Quantity","Menge","Quantité","Cantidad"]},
  {"name":"unit","kind":"text","place":"lines","edit":{"kind":"change_line","name":"unit"},"labels":["Unit","Einheit","Unité","Unidad"],"removable":true},
  {"name":"unit_price","kind":"price","place":"lines","edit":{"kind":"change_line","name":"unit_price"},"labels":["Unit price","Einzelpreis","Prix unitaire","Precio unitario"]},
  {"name":"taxable","kind":"flag","place":"lines","edit":{"kind":"change_line","name":"taxable"},"labels":["Taxable","Steuerpflichtig","Taxable","Sujeto a impuestos"],"removable":true},
  {"name":"tax_rate","kind":"rate","place":"lines","edit":{"kind":"change_line","name":"tax_rate"},"labels":["Tax rate","Steuersatz","Taux de taxe","Tipo impositivo"],"removable":true},
  {"name":"service_date","kind":"date","place":"lines","edit":{"kind":"change_line","name":"service_date"},"labels":["Service date","Leistungsdatum","Date de prestation","Fecha del servicio"],"removable":true},
];
