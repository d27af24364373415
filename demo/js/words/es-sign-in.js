/** Español, para iniciar sesión y lo que va con ello. */

export const words = {
  token: {
    title: "Iniciar sesión",
    text: "Este servidor pide una clave de acceso. Se olvida al recargar la página.",
    token: "Clave de acceso",
    use: "Usar esta clave",
  },

  signIn: {
    title: "Iniciar sesión",
    text: "Tus facturas están protegidas. La sesión dura hasta que recargues la página.",
    user: "Usuario o correo",
    password: "Contraseña",
    confirm: "Iniciar sesión",
    forgot: "¿Has olvidado la contraseña?",
    signUp: "Crear una cuenta",
  },

  ways: {
    back: "Volver al inicio de sesión",
    again: "Empezar de nuevo",
    show: "Mostrar",
    hide: "Ocultar",
    showLabel: "Mostrar la contraseña",
  },

  newPassword: {
    title: "Elegir una contraseña",
    text: "Es tu primera sesión. Elige tu propia contraseña.",
    label: "Contraseña nueva",
    hint: "Al menos 12 caracteres, con minúsculas, mayúsculas y una cifra.",
    confirm: "Guardar y entrar",
  },

  code: {
    title: "Escribir el código",
    text:
      "Abre tu aplicación de autenticación y escribe las seis cifras que muestra para " +
      "ScatterPilot.",
    label: "Código",
    confirm: "Iniciar sesión",
    lost:
      "Sin tu teléfono no puedes entrar; quien administra este servidor puede quitar el segundo " +
      "paso.",
  },

  setUp: {
    title: "Configurar la aplicación de autenticación",
    required: "Este servidor pide en cada sesión un código de una aplicación de tu teléfono.",
    text: "Escanea la imagen con la aplicación y escribe las seis cifras que muestra.",
    picture: "Código QR que contiene la clave de abajo",
    key: "O escribe esta clave en la aplicación:",
    open: "Abrir en una aplicación de este dispositivo",
    confirm: "Confirmar el código",
  },

  forgotten: {
    title: "Contraseña nueva",
    text: "Di quién eres y te llega un código por correo.",
    required: "Necesitas una contraseña nueva. Pide un código por correo para elegirla.",
    confirm: "Enviar un código",
  },

  reset: {
    title: "Elegir una contraseña nueva",
    text: (where) => `Si existe esa cuenta, va un código en camino a ${where}.`,
    label: "Código del correo",
    again: "Enviar otro código",
    sent: "Va otro código en camino. Solo vale el último.",
  },

  signUp: {
    title: "Crear una cuenta",
    text: "Te llega un código por correo, para ver que la dirección es tuya.",
    email: "Correo",
    confirm: "Crear la cuenta",
  },

  address: {
    title: "Confirmar tu correo",
    text: (where) => `Va un código en camino a ${where}. ¿No llega? Mira en el correo no deseado.`,
    confirm: "Confirmar",
  },

  faults: {
    wrong: "El usuario y la contraseña no coinciden. Revisa los dos.",
    wrongCode: "Ese código no es correcto. Escribe el último que te llegó.",
    wrongAppCode:
      "Ese código no es correcto. Escribe el que la aplicación muestra ahora; si tampoco " +
      "vale, pon en hora tu teléfono.",
    oldCode: "Ese código es muy antiguo o ya se usó. Usa uno más nuevo.",
    weak:
      "Esa contraseña es demasiado fácil. Usa al menos 12 caracteres, con minúsculas, " +
      "mayúsculas y una cifra.",
    used: "Ya has tenido esa contraseña. Elige otra.",
    exists: "Ya hay una cuenta con esta dirección. Inicia sesión o pide una contraseña nueva.",
    tooOften: "Demasiados intentos. Espera un cuarto de hora y prueba otra vez.",
    notSent: "No se ha podido enviar el correo. Revisa la dirección o prueba más tarde.",
    tooSlow: "Ha pasado demasiado tiempo. Empieza de nuevo.",
    firstExpired: "Tu primera contraseña ha caducado. Pide otra a quien te invitó.",
    closed: "Esta cuenta está cerrada. Pregunta a quien administra este servidor.",
    invited: "Te invitaron: inicia sesión con la primera contraseña de ese correo o pide otra.",
    noSignUp: "Las cuentas las crea quien administra este servidor. Pide una.",
    noAddress:
      "Esta cuenta no tiene un correo confirmado. Pregunta a quien administra este servidor.",
    notEmail: "Eso no es una dirección de correo. Escríbela como anna@example.com.",
    otherWay: (name) =>
      `Esta cuenta pide un paso que esta página no tiene (${name}). Pregunta a quien ` +
      "administra este servidor.",
    network: "No se llega al inicio de sesión. Revisa la conexión y prueba otra vez.",
    failed: (said) => `No ha funcionado. Prueba otra vez.${said ? ` (${said})` : ""}`,
    empty: "Rellena todos los campos.",
  },

  account: {
    title: "Tu cuenta",
    loading: "Consultando…",
    name: "Sesión de",
    second: "Segundo paso",
    on: "Activado: cada sesión pide un código de tu aplicación.",
    off: "Desactivado: basta tu contraseña para entrar.",
    setUp: "Configurar una aplicación",
    change: "Configurar otra aplicación",
    turnOff: "Desactivar",
    turnOffTitle: "¿Desactivar el segundo paso?",
    turnOffText: "Entonces basta tu contraseña para ver y escribir tus facturas.",
    turnedOn: "Desde ahora cada sesión pide un código.",
    turnedOff: "El segundo paso está desactivado.",
    signOut: "Cerrar sesión",
    signOutHint: "Esta página olvida quién eres y todo lo que escribiste sin enviarlo.",
    everywhere: "Cerrar sesión en todas partes",
  },
};
