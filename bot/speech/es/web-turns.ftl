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
web-is-it-clear = Esto decidimos. ¿Está claro?
web-you-said = Dijiste:
web-my-actions = Lo que dijiste que harías
web-ask-all = Preguntas para todos
web-ask-label = ¿Qué te gustaría preguntar?
web-vote = Yo también
web-votes = { $votes ->
    [0] sin votos todavía
    [one] 1 voto
   *[other] { $votes } votos
}

## The console: the floor and the line
web-more = Más
web-more-for = Más para { $name }
web-call-why = ¿Por qué ahora? (queda en el registro)
web-call-anyone = Dar la palabra a alguien que espera
web-call-them = Darle la palabra
web-back-to = Volver a { $name }
web-hear-question = Escuchar la pregunta de { $name } y seguir
web-one-more = 1 minuto más
web-five-more = 5 minutos más
web-time-soon = casi termina
web-time-over = se acabó el tiempo
web-places = Lugares { $first } a { $last }
web-whole-line = La fila completa y el registro del orden
web-they-need = Lo que la gente necesita
web-need-count = { $need } { $count ->
    [one] (1 persona)
   *[other] (pedido { $count } veces)
}
web-need-latest = la última vez a las { $time }
web-min = min
web-tool-time = Tiempo por turno
web-no-limit = sin límite
web-limit-is = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}
web-limit-label = Minutos por turno
web-limit-off = Sin límite
web-clock-stop = Detener el reloj
web-clock-go = Seguir con el reloj
web-tool-floor = Dar la palabra
web-last-word = La última palabra es de
web-presenter = Alguien que presenta y no gasta turno
web-give = Dársela
web-hear-again = Devolver a { $name } a la fila: le faltó tiempo
web-tool-line = La fila
web-round = Una ronda: todos tienen su turno
web-tool-think = Tiempo para pensar y un inicio justo
web-think-minutes = Minutos para pensar antes de abrir las manos
web-think-go = Empezar a pensar
web-open-hands = Abrir las manos ya
web-batch-how = Después de pensar, o cuando toques aquí, las manos que suban en 10 segundos cuentan como levantadas a la vez.
web-batch-go = Abrir las manos a la vez
web-tool-invite = Invitar a quienes no han hablado
web-invite-how = A cada persona se le pregunta en privado, una sola vez, cómo le gustaría que la inviten.
web-invite-go = Preguntarles en privado
web-consents = { $named } con su nombre, { $text } por escrito, { $later } hoy no.

## The console: the remote check
web-check-title = Pausa remota
web-check-answered = Cuántas respondieron
web-check-named = Puedes invitar por su nombre a: { $names }
web-check-more = 30 segundos más
web-check-skip = Seguir sin esperar…
web-check-why = Otra razón
web-check-go-on = Seguir

## The console: how the floor is shared
web-equity-table = Por modo y por sede
web-equity-who = Quién
web-equity-people = personas
web-equity-spoke = hablaron
web-equity-share = de su parte
web-equity-wait = espera
web-equity-few = son muy pocas personas para mostrarlo

## The console: questions, decisions, actions
web-put-next = Hacer la pregunta { $number }
web-put-this = Hacer esta pregunta ahora
web-put-go = Hacerla
web-mark-answered = Marcar como contestada
web-own-question = Alguien le da seguimiento
web-merge-question = Unir esta
web-merge-into = con esta otra
web-question-tools = Elegir, unir o encargar una pregunta
web-answered-name = La pregunta de { $name } quedó contestada
web-settle-name = La decisión { $number } ya quedó
web-earlier = Decisiones anteriores
web-decide = Anotar una decisión
web-decided-what = ¿Qué se decidió?
web-decided-why = ¿Por qué?
web-decide-go = Anotarla y preguntar si está clara
web-open-actions = { $count ->
    [one] 1 pendiente
   *[other] { $count } pendientes
}
web-action = Acción
web-action-what = ¿Qué se va a hacer?
web-action-who = ¿Quién?
web-action-by = ¿Para cuándo? Por ejemplo: viernes
web-action-done = Hecho
web-action-done-name = La acción { $number } está hecha
web-action-change = Cambiar quién o cuándo

## The whole line
web-line-pages = Páginas de la fila
web-line-before = Anteriores
web-line-after = Siguientes
web-line-page = Página { $page } de { $pages }

## The wall
web-wall-think = Escribe una nota en tu teléfono
web-wall-check = Preguntamos a las personas a distancia antes de seguir: { $answered } de { $asked } respondieron.

## A site host's page
web-keeps-place = guarda su lugar
web-they-are-ready = Ya puede hablar
web-hold-them = Guardar su lugar
web-their-kind = ¿Para qué son las manos?
web-their-read-how = ¿Prefieren no hablar? La nota se lee en voz alta cuando les toca.
web-read-theirs = Que se lea por ellos
web-ask-for = Hacer una pregunta por alguien
web-their-question = Su pregunta
