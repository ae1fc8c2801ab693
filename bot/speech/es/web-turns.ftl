# What the pages say of turns, questions, decisions and actions.

## A participant's page
web-i-need = Necesito…
web-need-who = Solo se entera quien facilita.
web-need-named = Con mi nombre
web-need-unnamed = Sin mi nombre
web-need-slower = Más despacio
web-need-louder = Más fuerte
web-need-plain = Palabras sencillas
web-need-again = Que lo repitan
web-need-translate = Una traducción
web-agree-now = De acuerdo
web-presents = presenta
web-read-for-you = { $reader } está leyendo tus palabras en voz alta.
web-your-time-over = Tu tiempo terminó. Tómate un momento para cerrar.
web-your-time-left = Te queda:
web-clock-stopped = El reloj está detenido.
web-you-go-on = Sigues tú después de esta pregunta
web-place-kept = Tu lugar está guardado
web-in-writing = para leer en voz alta
web-read-label = ¿Qué leemos en voz alta por ti?
web-read-how = ¿Prefieres no hablar? Tu nota se lee en voz alta cuando te toca.
web-other-hand = Levantar otro tipo de mano
web-think-time = Tiempo para pensar
web-think-how = Las manos se abren para todos al terminar. Lo que escribas ahora va con tu mano.
web-think-label = Tu nota para después
web-note-own = Tu nota
web-keep-note = Guardar mi nota
web-process-now = No puede esperar: es un punto de proceso
web-asked-label = A quien facilita le gustaría escucharte
web-asked-until = Sin prisa. Tienes
web-how-to-invite = Dinos cómo invitarte
web-invite-aloud = Pueden decir mi nombre
