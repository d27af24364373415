/**
 * Every value of an invoice and of its lines, made by `python -m scripts.page_fields` from
 * `domain/fields.py`: don't edit it here.
 */

/** @type {import("./field-types.js").Field[]} */
export const INVOICE_FIELDS = [
  {"name":"customer_name","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"name"},"labels":{"en":"Customer","de":"Kunde","fr":"Client","es":"Cliente"}},
  {"name":"customer_address","kind":"lines","place":"customer","edit":{"kind":"set_customer","name":"address"},"labels":{"en":"Address","de":"Adresse","fr":"Adresse","es":"Dirección"},"removable":true},
  {"name":"customer_email","kind":"email","place":"customer","edit":{"kind":"set_customer","name":"email"},"labels":{"en":"E-mail","de":"E-Mail","fr":"E-mail","es":"Correo electrónico"},"removable":true},
  {"name":"customer_tax_id","kind":"text","place":"customer","edit":{"kind":"set_customer","name":"tax_id"},"labels":{"en":"Tax ID","de":"Steuernummer","fr":"N° fiscal","es":"NIF"},"removable":true},
  {"name":"invoice_date","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"invoice_date"},"labels":{"en":"Invoice date","de":"Rechnungsdatum","fr":"Date de facture","es":"Fecha de factura"}},
  {"name":"due_date","kind":"date","place":"facts","edit":{"kind":"set_dates","name":"due_date"},"labels":{"en":"Due date","de":"Fällig am","fr":"Échéance","es":"Vencimiento"}},
  {"name":"terms_days","kind":"days","place":"facts","edit":{"kind":"set_dates","name":"terms_days"},"labels":{"en":"Payment terms","de":"Zahlungsziel","fr":"Conditions de paiement","es":"Plazo de pago"},"removable":true},
  {"name":"po_number","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"po_number"},"labels":{"en":"PO number","de":"Bestellnummer","fr":"N° de commande","es":"N.º de pedido"},"removable":true},
  {"name":"buyer_reference","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"buyer_reference"},"labels":{"en":"Buyer reference","de":"Käuferreferenz","fr":"Référence acheteur","es":"Referencia del comprador"},"removable":true},
  {"name":"payment_reference","kind":"text","place":"facts","edit":{"kind":"set_reference","name":"payment_reference"},"labels":{"en":"Payment reference","de":"Verwendungszweck","fr":"Référence de paiement","es":"Referencia de pago"},"removable":true},
  {"name":"currency","kind":"currency","place":"sums","edit":{"kind":"set_currency","name":"currency"},"labels":{"en":"Currency","de":"Währung","fr":"Devise","es":"Moneda"}},
  {"name":"discount","kind":"discount","place":"sums","edit":{"kind":"set_discount","name":"discount"},"labels":{"en":"Discount","de":"Rabatt","fr":"Remise","es":"Descuento"},"removable":true},
  {"name":"tax_rate","kind":"rate","place":"sums","edit":{"kind":"set_tax","name":"rate"},"labels":{"en":"Tax rate","de":"Steuersatz","fr":"Taux de taxe","es":"Tipo impositivo"},"removable":true},
  {"name":"notes","kind":"lines","place":"closing","edit":{"kind":"set_notes","name":"notes"},"labels":{"en":"Notes","de":"Anmerkungen","fr":"Remarques","es":"Observaciones"},"removable":true},
];

/** @type {import("./field-types.js").Field[]} */
export const LINE_FIELDS = [
  {"name":"description","kind":"lines","place":"lines","edit":{"kind":"change_line","name":"description"},"labels":{"en":"Description","de":"Beschreibung","fr":"Désignation","es":"Descripción"}},
  {"name":"quantity","kind":"quantity","place":"lines","edit":{"kind":"change_line","name":"quantity"},"labels":{"en":"Quantity","de":"Menge","fr":"Quantité","es":"Cantidad"}},
  {"name":"unit","kind":"text","place":"lines","edit":{"kind":"change_line","name":"unit"},"labels":{"en":"Unit","de":"Einheit","fr":"Unité","es":"Unidad"},"removable":true},
  {"name":"unit_price","kind":"price","place":"lines","edit":{"kind":"change_line","name":"unit_price"},"labels":{"en":"Unit price","de":"Einzelpreis","fr":"Prix unitaire","es":"Precio unitario"}},
  {"name":"taxable","kind":"flag","place":"lines","edit":{"kind":"change_line","name":"taxable"},"labels":{"en":"Taxable","de":"Steuerpflichtig","fr":"Taxable","es":"Sujeto a impuestos"},"removable":true},
  {"name":"tax_rate","kind":"rate","place":"lines","edit":{"kind":"change_line","name":"tax_rate"},"labels":{"en":"Tax rate","de":"Steuersatz","fr":"Taux de taxe","es":"Tipo impositivo"},"removable":true},
];
