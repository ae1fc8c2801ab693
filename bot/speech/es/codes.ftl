# Un código en lugar del sí de quien recibe.
your-code = { $code } es tu código para «{ $title }». Sirve durante 10 minutos. Si no lo pediste, alguien escribió tu nombre: no tienes que hacer nada.
web-claim-proof = Mejor envíame un código
web-proof-title = ¿Eres tú? Un código lo dirá
web-proof-why = Si conocemos una cuenta tuya (Slack, Discord o correo), podemos enviarte un código ahí. Escríbelo aquí y se abre todo lo tuyo al momento.
web-proof-go = Envíame un código
web-proof-again = Envíame otro código
web-proof-label = Tu código
web-proof-hint = Seis números. Sirve durante 10 minutos.
web-proof-try = Ese es mi código
web-proof-otherwise = ¿No llegó nada? Tu anfitrión o quien conduce puede confirmar que eres tú. Mientras tanto puedes levantar la mano.
web-proof-sent = Si conocemos una cuenta tuya, ya va un código en camino.
web-proof-wrong = Ese no es el código. { $left ->
    [one] Te queda un intento.
   *[other] Te quedan { $left } intentos.
}
web-proof-over = Ese código ya no sirve. Pide otro.
web-proof-ended = Fueron cinco intentos equivocados, así que ese código ya no sirve. Pide otro.
web-proof-right = Gracias, eres tú. Aquí está todo lo tuyo.
