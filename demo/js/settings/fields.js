/**
 * Every setting of the seller, made by `python -m scripts.page_fields` from
 * `domain/profile_fields.py`: don't edit it here.
 */

/** @type {{name: string, kind: string}[]} */
export const SETTINGS = [
  {"name":"business_name","kind":"text"},
  {"name":"contact","kind":"text"},
  {"name":"address","kind":"lines"},
  {"name":"street","kind":"text"},
  {"name":"postcode","kind":"text"},
  {"name":"city","kind":"text"},
  {"name":"region","kind":"text"},
  {"name":"country","kind":"country"},
  {"name":"email","kind":"text"},
  {"name":"phone","kind":"text"},
  {"name":"tax_status","kind":"tax_status"},
  {"name":"tax_id","kind":"text"},
  {"name":"tax_ids","kind":"tax_ids"},
  {"name":"register_line","kind":"text"},
  {"name":"logo","kind":"picture"},
  {"name":"accent_color","kind":"color"},
  {"name":"currency","kind":"currency"},
  {"name":"locale","kind":"locale"},
  {"name":"iban","kind":"iban"},
  {"name":"bic","kind":"bic"},
  {"name":"bank_code","kind":"bank_code"},
  {"name":"account_number","kind":"account"},
  {"name":"payment_details","kind":"lines"},
  {"name":"default_terms_days","kind":"days"},
  {"name":"default_tax_rate","kind":"rate"},
  {"name":"number_pattern","kind":"pattern"},
  {"name":"number_reset_yearly","kind":"flag"},
  {"name":"notes","kind":"lines"},
  {"name":"credit_note_pattern","kind":"pattern"},
  {"name":"number_start","kind":"start"},
  {"name":"credit_note_start","kind":"start"},
];
