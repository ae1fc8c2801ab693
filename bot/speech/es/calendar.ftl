## Fechas: lo que preguntamos (las respuestas son botones) y lo que decimos si no entendimos

when-which_day = ¿Qué día quieres decir?
when-day_or_month_first = ¿Cuál de estas fechas quieres decir?
when-weekday_differs = Ese día de la semana y esa fecha no coinciden. ¿Cuál quieres decir?
when-no_such_day = Ese mes no tiene ese día. ¿Qué día prefieres?
when-morning_or_evening = ¿De la mañana o de la tarde?
when-what_time = ¿A qué hora?
when-no_such_time = El reloj se adelanta y esa hora no existe. ¿Te sirve esta?
when-already_past = Esa hora ya pasó. ¿Querías decir esta?
when-unknown = No entendí la fecha. Puedes escribir “el martes a las 9 de la mañana”, “en 3 semanas al mediodía” o “14 de enero, 4:30 pm”.

## Por qué no se puede programar, una frase para cada motivo

schedule-no-text = Escribe lo que debe decir el recordatorio.
schedule-text-too-long = Acorta el texto a { $limit } caracteres; ahora tiene { $length }.
schedule-text-unreadable = El texto tiene caracteres que no se pueden mostrar; escríbelo de nuevo, por favor.
schedule-unknown-zone = No conozco la zona horaria “{ $said }”; elige una de la lista, como America/Los_Angeles.
schedule-no-such-day = “{ $said }” no es un día del calendario; elige otro, por favor.
schedule-no-such-time = “{ $said }” no es una hora del reloj; escríbela como 09:00 o 16:30.
schedule-too-often = Un recordatorio puede llegar una vez, cada día, cada semana o cada mes, pero no “{ $said }”.
schedule-step-out-of-range = Se puede repetir cada 1 a { $limit } días, semanas o meses.
schedule-no-weekday = Elige por lo menos un día de la semana.
schedule-no-such-month-day = Elige un día del mes, del 1 al 31.
schedule-no-such-nth = Elige el primero, segundo, tercero, cuarto, quinto o último del mes.
schedule-no-end = Di cuándo debe terminar: un día, o después de cierto número de veces.
schedule-ends-too-early = Terminaría antes de empezar; elige un final más tarde.
schedule-already-past = Esa hora ya pasó; elige una más tarde.
schedule-too-far-ahead = Falta demasiado para ese día; elige uno dentro de los próximos { $days } días.
schedule-too-many-times = Llegaría más de { $limit } veces; elige un final más temprano.
schedule-too-many-reminders = Una cosa puede tener { $limit } recordatorios como máximo y pediste { $count }.
schedule-no-reminder = Di cuántos días antes de la fecha debe llegar el recordatorio.
schedule-reminder-out-of-range = Un recordatorio puede llegar de 0 a { $limit } días de distancia de su fecha.
schedule-nobody = Nadie recibiría este recordatorio; elige para quién es.
schedule-too-many-people = Un recordatorio puede ir a { $limit } personas como máximo y este iría a { $count }.
schedule-too-many-waiting = Alguien de la lista tendría más de { $limit } recordatorios en espera; envía menos, por favor.

## Días festivos

holidays-not-a-calendar = No puedo leer ese archivo como calendario; expórtalo como archivo .ics.
holidays-too-large = Ese calendario es demasiado grande; exporta solo los días festivos de este año escolar.
