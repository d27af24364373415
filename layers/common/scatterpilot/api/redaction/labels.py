"""The words that say what stands behind them, by kind; in lower case, without ``_`` and ``-``."""

from __future__ import annotations

SECRET, ID, ACCOUNT, CARD, PHONE, ADDRESS, CODE, NAME, BORN, POSTCODE = range(10)

_WORDS = {
    SECRET: """
        password passwd pwd pass passphrase passcode passwort kennwort contraseña clave senha
        wachtwoord hasło passe parola lösenord пароль 密码 密碼 パスワード 비밀번호 token
        accesstoken refreshtoken idtoken authtoken sessiontoken apitoken bearertoken bottoken
        securitytoken csrftoken xsrftoken csrf jwt bearer secret clientsecret apisecret appsecret
        sharedsecret secretkey secretaccesskey awssecretaccesskey awssessiontoken awsaccesskeyid
        accesskeyid signingsecret webhooksecret apikey xapikey accesskey privatekey signingkey
        encryptionkey masterkey accountkey subscriptionkey licensekey licencekey authkey secretid
        authorization proxyauthorization auth authcode credential credentials cookie setcookie
        session sessionid sessid sid phpsessid jsessionid connectsid signature sig xamzsignature
        xamzcredential xamzsecuritytoken awsaccesskey recoverycode backupcode resetcode
        connectionstring dsn seed mnemonic hmac
    """,
    CODE: """
        pin otp totp mfa 2fa cvv cvc cvv2 cvc2 csc securitycode verificationcode authcode
        onetimecode onetimepassword smscode tan
    """,
    ID: """
        ssn socialsecurity socialsecuritynumber nino nationalinsurance ni nationalid natid
        nationalidnumber idnumber idcard identitycard personalid passport passportno reisepass
        passnummer pasaporte passeport passaporto ausweis ausweisnummer personalausweis dni nie
        nif nuip cpf cnpj rg pesel nip regon bsn burgerservicenummer codicefiscale partitaiva
        steuerid steueridnr steuernummer steuernr idnr nir insee aadhaar aadhar pancard taxid
        taxno taxnumber taxidnumber customertaxid tin vat vatid vatno vatnumber ustid ustidnr mwst
        ein itin sin tfn medicare nhs nhsnumber curp rfc rut cuit cuil rrn hetu henkilötunnus cpr
        personnummer fødselsnummer fodselsnummer fnr egn oib cnp nric hkid ppsn pps svnr ahv avs
        amka afm tckn tckimlik kimlik mynumber マイナンバー residentid 身份证 身份证号 身分證
        주민등록번호 снилс snils инн inn паспорт rodnécislo isikukood asmenskodas personaskods
        drivinglicence drivinglicense driverlicense driverslicense driverslicence licenceno
        license licenseno führerschein fuehrerschein voterid epic abn acn healthcard insuranceno
        sozialversicherungsnummer rentenversicherungsnummer matricule nss rnokpp identitynumber
        tfnumber taxfilenumber socialinsurance socialinsurancenumber umcn emso jmbg teudatzehut
    """,
    ACCOUNT: """
        iban account accountno accountnumber acct acctno acctnumber acctnr bankaccount bankacct
        konto kontonr kontonummer compte cuenta conto conta rekening rekeningnummer routing
        routingno routingnumber aba sortcode sort blz bankleitzahl bic swift bicswift ifsc clabe
        bsb cbu cci bankgiro plusgiro transit beneficiaryaccount debitaccount creditaccount upi
        счет счёт 口座番号 账号 계좌번호 cc.
    """,
    CARD: """
        card cardno cardnumber creditcard debitcard cc ccnumber ccnum ccno pan visa mastercard
        amex cardpan kreditkarte karte tarjeta carte carta cartão карта 卡号
    """,
    PHONE: """
        phone phoneno phonenr phonenumber telephone telephoneno tel telno telefon telefono
        teléfono telefone téléphone telefonnummer rufnummer mobile mobileno mobilenumber mob mobil
        mobiltelefon cel cell cellphone cellular fax faxno faxnumber ph call called calling caller
        callback dial dialed dialled sms texted whatsapp handy handynummer móvil movil celular
        portable gsm msisdn ring rang telegram signal viber contactno contactnumber customerphone
        homephone workphone recipientphone puhelin tlf gsmnr cep telefonu тел телефон моб 电话
        手机 手机号 電話 携帯 전화 휴대폰 voicemail hotline landline
    """,
    ADDRESS: """
        address addr addressline addressline1 addressline2 line1 line2 street streetaddress
        street1 street2 billingaddress shippingaddress customeraddress homeaddress mailingaddress
        deliveryaddress postaladdress businessaddress adresse anschrift straße strasse direccion
        dirección endereço endereco indirizzo adres adress adrese lieferadresse rechnungsadresse
        domicilio residence адрес 地址 住所 주소 العنوان address1 address2
    """,
    POSTCODE: "postcode postalcode zip zipcode plz postleitzahl cap codepostal codigopostal cep",
    NAME: """
        customername clientname firstname lastname fullname surname givenname familyname
        middlename contactname displayname buyername sellername payername payeename recipientname
        ownername cardholdername cardholder holdername accountholder accountname personname
        realname legalname businessname companyname company vendorname employeename employee
        patientname patient guestname guest name username user customer client recipient buyer
        payer payee beneficiary billto billedto shipto soldto attn attention contact author signer
        signatory signedby assignee kunde kundenname kundin vorname nachname nom prenom prénom
        nombre apellido apellidos cognome nome sobrenome naam achternaam imię imie nazwisko имя
        фамилия клиент 姓名 氏名 名前 이름 客户 顧客 sender fname lname sentto invoicedto owner
        landlord tenantname debtor creditor benutzer nutzer empfänger cliente navn namn nimi isim
        ad soyad الاسم שם to_name
    """,
    BORN: "dob dateofbirth birthdate birthday born geburtsdatum geboren naissance",
}
KINDS: dict[str, tuple[int, ...]] = {}
for _kind, _text in _WORDS.items():
    for _word in _text.split():
        KINDS[_word] = (*KINDS.get(_word, ()), _kind)

# Ends of longer keys: stripe_api_key, userPassword, customer_email_address.
SUFFIXES = {
    SECRET: ("password", "passwd", "passphrase", "secret", "apikey", "privatekey",
             "secretkey", "sessionid", "token"),
    PHONE: ("phone", "phonenumber", "mobilenumber"),
    ADDRESS: ("streetaddress", "addressline", "addressline1", "addressline2", "postaladdress"),
    NAME: ("customername", "firstname", "lastname", "fullname", "contactname", "holdername"),
    ID: ("taxid", "passport", "nationalid", "ssn"),
    ACCOUNT: ("accountnumber", "iban"),
    CARD: ("cardnumber",),
}  # fmt: skip
# Tokens that only say where a list goes on.
_CURSORS = frozenset("nexttoken pagetoken nextpagetoken continuationtoken paginationtoken".split())
_ALL_SUFFIXES = tuple(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)


def kinds_of(key: str) -> tuple[int, ...]:
    """What a key or word announces; nothing for most."""
    found = KINDS.get(key)
    if found is not None:
        return found
    if len(key) > 5 and key.endswith(_ALL_SUFFIXES) and key not in _CURSORS:
        return tuple(kind for kind, ends in SUFFIXES.items() if key.endswith(ends))
    return ()
