# Preguntas por las que otras personas pueden votar.
question-asked = Tu pregunta es la número { $number }. Otras personas pueden votar por ella.
no-such-question = No hay pregunta { $number }. /ask show las muestra.
question-merged = La pregunta { $number } se unió con la pregunta { $into }.
question-answered-already = La pregunta { $number } ya está contestada.
question-voted = Contado. La pregunta { $number } tiene { $votes ->
    [one] 1 voto.
   *[other] { $votes } votos.
}
voted-already = Tu voto por la pregunta { $number } ya está contado.
questions-merged = La pregunta { $number } ahora es parte de la pregunta { $into }, con sus votos.
same-question = Es la misma pregunta dos veces.
question-put = Pregunta { $number }, de { $person } en { $site }.
question-put-already = La pregunta { $number } se está contestando ahora.
no-question-left = No hay preguntas en espera.
no-question-put = Ahora no se está contestando ninguna pregunta. Da su número.
question-answered = La pregunta { $number } está contestada. { $left ->
    [0] No queda ninguna.
    [one] Queda 1 abierta.
   *[other] Quedan { $left } abiertas.
}
question-owned = { $person } da seguimiento a la pregunta { $number }.
too-many-questions = Hay { $most } preguntas abiertas. Vota por una de ellas, por favor.
look-questions = Preguntas
question-now = Se está contestando
questions-waiting = { $count ->
    [one] 1 pregunta en espera
   *[other] { $count } preguntas en espera
}
questions-put = Hechas y todavía sin contestar
questions-answered = { $count ->
    [one] 1 pregunta está contestada.
   *[other] { $count } preguntas están contestadas.
}
no-questions-yet = Todavía no hay preguntas. Haz una y otras personas pueden votar por ella.
question-row = { $number }. { $votes ->
    [0] {""}
    [one] (1 voto)
   *[other] ({ $votes } votos)
}
owned-by = Seguimiento: { $owner }
button-ask = Hacer una pregunta
button-vote = Votar por { $number }
button-next-question = Siguiente pregunta
button-answered = Contestada
recap-open-question = Sigue abierta:
action-QuestionsMerged = la unión de las preguntas
action-QuestionPut = el paso a la siguiente pregunta
action-QuestionAnswered = marcar la pregunta como contestada
action-QuestionOwned = el encargo de la pregunta
command-ask = haz una pregunta o vota por una

# Decisiones y acciones.
command-decide = anota qué se decidió y por qué, y revisa que esté claro
command-action = anota quién hace qué y para cuándo
decision-made = Anotada como decisión { $number }. ¿Está clara? Cada persona puede decir: clara, una pregunta o una preocupación.
no-such-decision = { $number ->
    [0] Todavía no se ha decidido nada.
   *[other] No hay decisión { $number }. /decide show las muestra.
}
decision-settled-already = La decisión { $number } ya quedó.
check-clear = Gracias. Contado como clara.
check-question = Tu pregunta sobre la decisión { $number } está en la fila. Sigue abierta hasta que se conteste.
check-concern = Tu preocupación queda con la decisión { $number }. Levanta la mano si quieres decir más.
no-question-of-theirs = Esa persona no tiene ninguna pregunta abierta sobre esto.
question-cleared = Gracias. La pregunta de { $person } está contestada.
decision-has-questions = La decisión { $number } todavía tiene { $count ->
    [one] 1 pregunta abierta
   *[other] { $count } preguntas abiertas
}. Primero hay que contestar.
decision-settled = La decisión { $number } quedó. { $concerns ->
    [0] Nadie tuvo preocupaciones.
    [one] Queda anotada 1 preocupación.
   *[other] Quedan anotadas { $concerns } preocupaciones.
}
too-many-decisions = Ya hay { $most } decisiones.
look-decisions = Decisiones
no-decisions-yet = Todavía no se ha decidido nada.
decision-why = Por qué:
decision-checks = { $present } presentes, clara para { $clear }, { $concerns ->
    [one] 1 preocupación
   *[other] { $concerns } preocupaciones
}
decision-questions = { $count ->
    [one] 1 pregunta abierta
   *[other] { $count } preguntas abiertas
}
decision-is-settled = Ya quedó.
recap-decided = Decidido:
button-check-clear = Está clara
button-check-question = Tengo una pregunta
button-check-concern = Tengo una preocupación
button-settle = Ya quedó
action-DecisionMade = la decisión
action-DecisionSettled = dar por hecha la decisión
action-noted = Anotada como acción { $number }. { $missing ->
    [owner] Todavía no tiene quién la haga.
    [date] Todavía no tiene fecha.
    [both] Todavía no tiene ni quién la haga ni fecha.
   *[none] Tiene quién la haga y fecha.
}
too-many-actions = Ya hay { $most } acciones.
date-past = Ese día ya pasó. Da uno más adelante.
which-date = ¿Qué día es “{ $date }”? Por ejemplo: para:viernes, o para:"30 de octubre"
no-such-action = No hay acción { $number }. /action show las muestra.
only-its-owner = Solo quien hace la acción { $number } o quien facilita puede cambiarla.
owner-or-date = Da otra persona u otra fecha.
action-changed = La acción { $number } cambió.
action-done = La acción { $number } está hecha. Gracias.
action-done-already = La acción { $number } ya está hecha.
look-actions = Acciones
no-actions-yet = Todavía no hay acciones.
no-owner-yet = todavía sin quién la haga
no-date-yet = todavía sin fecha
due-on = para el { $day }
action-is-done = hecha
button-note-action = Anotar una acción
