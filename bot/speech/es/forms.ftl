# Preguntas sin nombres, acuerdos, fuera de registro.
form-opened = Ya está la pregunta. Las respuestas no llevan nombre; las ves a partir de cuatro.
form-answered = Gracias. Tu respuesta se guarda sin tu nombre.
form-closed = Ya está cerrada.
form-answers = { $count ->
    [0] Todavía no ha contestado nadie.
    [one] Ha contestado 1 persona.
   *[other] Han contestado { $count } personas.
}
form-no-names = Las respuestas aparecen de cuatro en cuatro o más, sin orden, sin nombres ni horas. Nadie puede saber de quién son.
button-answer = Contestar
look-answers = Una pregunta
look-norms = En esta sala
norms-set = Guardado. Todos lo pueden ver con /convening norms.
norms-usual = Lo que se dice aquí se queda aquí. Habla por ti. Cualquiera puede pasar.
norms-records = Los mensajes de trabajo de una institución pública pueden ser documentos públicos, también aquí.
off-record-now = Fuera de registro: se guarda quién habla y cuándo, no lo que se dice.
off-the-record = Estamos fuera de registro, así que no se guarda nada escrito. Dilo en la sala.
no-form-open = Ahora no hay ninguna pregunta que contestar.
form-answered-once = Ya contestaste esta. No se puede cambiar, porque nadie sabe cuál respuesta es la tuya.
