"""The sentences that belong to no single routine: cues, reasons, refusals and labels, in English and Spanish.

A sentence is kept as an id with its arguments (`Sentence`), so that it can be stored, compared and said later in the
reader's language. The cures of the routine checker live beside it, in `cures.py`.
"""

from collections.abc import Mapping

from bot.domain.frozen import frozen
from bot.domain.routines.cures import CURES
from bot.domain.routines.model import Language, Text

Argument = str | int | Text

CUES: Mapping[str, Text] = {
    "cue-start": Text("{title}. Time: {time}.", "{title}. Tiempo: {time}."),
    "cue-switch": Text("Switch: person {who} of {of}, {time}.", "Cambio: persona {who} de {of}, {time}."),
    "cue-trio": Text(
        "Three in your group? Switch now: person {who} of {of}, {time} each.",
        "¿Son tres en su grupo? Cambien ahora: persona {who} de {of}, {time} cada quien.",
    ),
    "cue-move": Text(
        "Time to move: round {who} of {of}, {time}.", "Es momento de cambiar: ronda {who} de {of}, {time}."
    ),
    "cue-reader": Text("Round {who} of {of}: the reader reads.", "Ronda {who} de {of}: quien lee, lee."),
    "cue-other": Text("The next listener speaks, {time}.", "Habla la siguiente persona, {time}."),
    "cue-last-word": Text("Last word: the reader, {time}.", "Última palabra: quien leyó, {time}."),
    "cue-warning": Text("{time} left: {title}.", "Queda {time}: {title}."),
    "cue-end": Text("Time. Next: {next}.", "Tiempo. Sigue: {next}."),
    "cue-finish": Text("Time. That was the last step. Thank you.", "Tiempo. Ese fue el último paso. Gracias."),
}

LENGTHS: Mapping[str, Text] = {
    "seconds": Text("{n} seconds", "{n} segundos"),
    "one-minute": Text("1 minute", "1 minuto"),
    "minutes": Text("{n} minutes", "{n} minutos"),
    "mixed": Text("{m} min {n} s", "{m} min {n} s"),
    "hours": Text("{n} hours", "{n} horas"),
    "hours-minutes": Text("{h} h {n} min", "{h} h {n} min"),
}

PLANS: Mapping[str, Text] = {
    "room-reports": Text(
        "There are many groups, so your reporter types one line. Lines that say the same are put together; then five "
        "groups speak, remote first.",
        "Hay muchos grupos, así que su portavoz escribe una línea. Las que dicen lo mismo se juntan; luego hablan "
        "cinco grupos, primero en línea.",
    ),
    "remote-reports": Text(
        "There are many groups, so your reporter types one line here. Lines that say the same are put together; then "
        "five groups speak, remote first.",
        "Hay muchos grupos, así que su portavoz escribe aquí una línea. Las que dicen lo mismo se juntan; luego "
        "hablan cinco grupos, primero en línea.",
    ),
    "host-reports": Text(
        "{groups} groups are too many to hear one by one. Wait for the typed lines, then call on five.",
        "{groups} grupos son demasiados para oír uno por uno. Espera las líneas y luego da la palabra a cinco.",
    ),
    "note-lone-remote": Text(
        "One person would be alone online. Ask someone in the largest room to join by device, with headphones.",
        "Una persona quedaría a solas en línea. Pide a alguien de la sala más grande que se una con un dispositivo y "
        "audífonos.",
    ),
    "note-bridge": Text(
        "Too few people are online for a group of their own. {n} people from {site} join them, each with a device.",
        "Hay muy pocas personas en línea para un grupo propio. {n} personas de {site} se unen, cada una con un "
        "dispositivo.",
    ),
    "note-site-online": Text(
        "{site} has too few people for a group of its own; they join online with a device.",
        "{site} tiene muy pocas personas para un grupo propio; se unen en línea con un dispositivo.",
    ),
    "note-circles": Text(
        "{n} circles run at the same time. Each one needs a guide; name them before you start.",
        "Hay {n} círculos al mismo tiempo. Cada uno necesita una persona que lo guíe; elígelas antes de empezar.",
    ),
    "trio": Text(
        "Three of you? Take three equal turns of {time}; change at the cue for groups of three.",
        "¿Son tres? Tomen tres turnos iguales de {time}; cambien con el aviso para grupos de tres.",
    ),
    "equal-turns": Text("{n} equal turns of {time}.", "{n} turnos iguales de {time}."),
    "group-online": Text("Online {n}", "En línea {n}"),
    "round-turns": Text("Up to {time} each, or pass.", "Hasta {time} por persona, o pasar."),
    "note-same-partner": Text(
        "Online there are too few people for new partners every round; some keep theirs and change the question.",
        "En línea hay muy pocas personas para cambiar de pareja en cada ronda; algunas siguen igual y cambian la "
        "pregunta.",
    ),
    "refused-few": Text(
        "{routine} needs at least {least} people, and you are {n}. Try {other}.",
        "{routine} necesita al menos {least} personas y son {n}. Prueba {other}.",
    ),
    "refused-many": Text(
        "{routine} works with at most {most} people together, and you are {n}. Split the group first, or try {other}.",
        "{routine} funciona con {most} personas como máximo y son {n}. Divide el grupo primero o prueba {other}.",
    ),
    "refused-nobody": Text(
        "Nobody has checked in yet, so there is no one to run {routine} with.",
        "Todavía nadie ha registrado su llegada, así que no hay con quién hacer {routine}.",
    ),
    "refused-short": Text(
        "{routine} needs at least {least} minutes, and {n} were asked for. Give it more, or pick a shorter routine.",
        "{routine} necesita al menos {least} minutos y pediste {n}. Dale más tiempo o elige una rutina más corta.",
    ),
    "refused-long": Text(
        "{routine} takes at most {most} minutes, and {n} were asked for. Give it less, and keep the rest for talk.",
        "{routine} toma {most} minutos como máximo y pediste {n}. Dale menos y guarda el resto para conversar.",
    ),
    "refused-each": Text(
        "{routine} has no turns to time one by one. Give its length in minutes instead.",
        "{routine} no tiene turnos por persona. Mejor da su duración en minutos.",
    ),
    "refused-each-range": Text(
        "A turn lasts from 10 seconds to 10 minutes. Try each:30s.",
        "Un turno dura de 10 segundos a 10 minutos. Prueba each:30s.",
    ),
}

CHOICES: Mapping[str, Text] = {
    "made-for": Text(
        "Made for this aim, at this size and length.", "Hecha para esta meta, con este número de personas y tiempo."
    ),
    "made-for-with": Text("Made for this aim; use it with {other}.", "Hecha para esta meta; úsala con {other}."),
    "made-for-form": Text(
        "Made for this aim, in its form for {form}.", "Hecha para esta meta, en su forma para {form}."
    ),
    "made-for-other-length": Text(
        "Made for this aim; more often used with another length of time.",
        "Hecha para esta meta; se usa más con otra duración.",
    ),
    "fits-only": Text("Fits, but not made for this aim.", "Cabe, pero no está hecha para esta meta."),
    "form-initial": Text("first ideas", "primeras ideas"),
    "form-building": Text("building understanding", "construir comprensión"),
    "form-consensus": Text("reaching agreement", "llegar a un acuerdo"),
    "form-short": Text("20 minutes", "20 minutos"),
    "form-sentence": Text("making one sentence better", "mejorar una frase"),
    "not-unknown": Text("There is no routine called {routine}.", "No hay una rutina llamada {routine}."),
    "not-alongside": Text(
        "{routine} goes on inside other talk, so it is never picked on its own; use it with any of the three.",
        "{routine} va dentro de otra conversación, así que no se elige sola; úsala con cualquiera de las tres.",
    ),
    "not-few": Text(
        "{routine} needs at least {least} people, and you are {n}.",
        "{routine} necesita al menos {least} personas y son {n}.",
    ),
    "not-many": Text(
        "{routine} works with at most {most} people, and you are {n}.",
        "{routine} funciona con {most} personas como máximo y son {n}.",
    ),
    "not-time": Text(
        "{routine} needs at least {least} minutes, and you have {n}.",
        "{routine} necesita al menos {least} minutos y tienes {n}.",
    ),
    "not-trust": Text(
        "{routine} needs a group that already has some trust.",
        "{routine} necesita un grupo que ya tenga algo de confianza.",
    ),
    "is-picked": Text(
        "{routine} is on your list, as number {place}.", "{routine} está en tu lista, en el lugar {place}."
    ),
    "not-aim": Text(
        "{routine} fits, but {first} is closer to your aim.",
        "{routine} cabe, pero {first} se acerca más a tu meta.",
    ),
    "not-voices": Text(
        "{routine} fits, but fewer people speak in it than in {first}.",
        "{routine} cabe, pero en ella hablan menos personas que en {first}.",
    ),
    "not-setup": Text(
        "{routine} fits, but it takes more setting up than {first}.",
        "{routine} cabe, pero requiere más preparación que {first}.",
    ),
    "not-subject": Text(
        "{routine} fits, but it is made for another subject than yours.",
        "{routine} cabe, pero está hecha para otra materia.",
    ),
    "not-order": Text(
        "{routine} fits as well as {first}; equal ones are listed in order of their names, and only three are shown.",
        "{routine} cabe igual que {first}; las iguales van por orden de nombre y solo se muestran tres.",
    ),
}

AGENDAS: Mapping[str, Text] = {
    "over-full": Text(
        "The plan takes {planned} and you have {slot}: {over} too much.",
        "El plan toma {planned} y tienes {slot}: sobran {over}.",
    ),
    "fits": Text("The plan takes {planned} of your {slot}.", "El plan toma {planned} de {slot}."),
    "too-many-aims": Text(
        "There are {n} aims. People remember two; choose which ones to keep for today.",
        "Hay {n} metas. La gente recuerda dos; elige cuáles dejar para hoy.",
    ),
    "cut-shorten": Text("Shorten {item} by {minutes}.", "Acorta {item} {minutes}."),
    "cut-drop": Text("Leave out {item} and win {minutes}.", "Quita {item} y ganas {minutes}."),
    "cannot-fit": Text(
        "Even with every cut it is still {over} too long. The remote check and the exit ticket stay; give the day more "
        "time, or plan a second one.",
        "Aun con todos los recortes sobran {over}. La pausa para quienes están en línea y el boleto de salida se "
        "quedan; da más tiempo o planea un segundo día.",
    ),
    "running-late": Text(
        "You are {over} behind. These trims bring you back to the end time.",
        "Llevas {over} de atraso. Estos recortes te regresan a la hora de cierre.",
    ),
    "on-time": Text("You are on time.", "Vas a tiempo."),
}

PACING: Mapping[str, Text] = {
    "pacing-cue": Text(
        "{minutes} of presenting so far. A short turn for everyone? One tap starts it.",
        "Llevas {minutes} de presentación. ¿Un turno corto para todas las personas? Empieza con un toque.",
    ),
    "pacing-last": Text(
        "{minutes} without a turn for people. Now is a good moment; or tap Not now.",
        "{minutes} sin un turno para la gente. Ahora es buen momento; o toca Ahora no.",
    ),
    "pacing-not-now": Text("Not now", "Ahora no"),
    "pacing-poll": Text("Quick poll", "Encuesta rápida"),
}

CLOCKS: Mapping[str, Text] = {
    "too-tight": Text(
        "The steps that are left need {needed} more than there is before the end time.",
        "Los pasos que faltan necesitan {needed} más de lo que queda antes de la hora de cierre.",
    ),
    "already-paused": Text("The clock is already paused.", "El reloj ya está en pausa."),
    "not-paused": Text("The clock is already running.", "El reloj ya está en marcha."),
    "not-started": Text("The clock has not started yet.", "El reloj todavía no empieza."),
    "already-started": Text("The clock has already started.", "El reloj ya empezó."),
    "already-over": Text("This routine is already over.", "Esta rutina ya terminó."),
    "first-step": Text("This is the first step; there is none before it.", "Este es el primer paso; no hay uno antes."),
}

LABELS: Mapping[str, Text] = {
    "card-people": Text("People", "Personas"),
    "card-minutes": Text("Minutes", "Minutos"),
    "card-usual": Text("{min} to {max}, usually {typical}", "de {min} a {max}, por lo común {typical}"),
    "card-range": Text("{min} to {max}", "de {min} a {max}"),
    "card-range-groups": Text(
        "{min} or more; beyond {max}, several groups run side by side",
        "{min} o más; con más de {max}, varios grupos a la vez",
    ),
    "card-range-two": Text(
        "{min} to {max}, or two circles of up to {max} each", "de {min} a {max}, o dos círculos de hasta {max} cada uno"
    ),
    "card-alongside": Text("none: it goes on inside other talk", "ninguno: va dentro de otra conversación"),
    "card-use": Text("Use it when", "Úsala cuando"),
    "card-avoid": Text("Not when", "No cuando"),
    "card-opening": Text("Opening prompt", "Pregunta para abrir"),
    "card-room": Text("In the room", "En la sala"),
    "card-remote": Text("Remote", "En línea"),
    "card-host": Text("Facilitator", "Quien facilita"),
    "card-prompts": Text("Ask", "Pregunta"),
    "card-stems": Text("Sentence starters", "Inicios de oración"),
    "card-makes": Text("Keeps", "Se guarda"),
    "card-sources": Text("Sources", "Fuentes"),
    "list-people": Text("{n} people", "{n} personas"),
    "list-any-time": Text("at any time", "siempre"),
    "card-unreviewed": Text(
        "The Spanish text has not yet been reviewed by a teacher.",
        "Una maestra o un maestro todavía no ha revisado el texto en español.",
    ),
}

PHRASES: Mapping[str, Text] = {
    **CUES,
    **LENGTHS,
    **PLANS,
    **CHOICES,
    **AGENDAS,
    **PACING,
    **CLOCKS,
    **LABELS,
    **CURES,
}


@frozen
class Sentence:
    """One sentence: its id in the phrase book and what fills its gaps. Raises KeyError for an unknown id when said."""

    id: str
    args: tuple[tuple[str, Argument], ...] = ()

    def to(self, language: Language) -> str:
        """The sentence in one language."""
        filled = {key: arg.to(language) if isinstance(arg, Text) else arg for key, arg in self.args}
        return PHRASES[self.id].to(language).format(**filled)

    def text(self) -> Text:
        """The sentence in both languages."""
        return Text(self.to("en"), self.to("es"))


def sentence(phrase: str, **args: Argument) -> Sentence:
    """A sentence from the phrase book, its arguments in a fixed order so that equal sentences are equal values."""
    return Sentence(phrase, tuple(sorted(args.items())))


def length(seconds: float) -> Text:
    """A length of time as people say it: `30 seconds`, `2 minutes`, `1 min 30 s`, `6 h 15 min`."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if minutes >= 120 and not rest:
        hours, over = divmod(minutes, 60)
        return sentence("hours-minutes", h=hours, n=over).text() if over else sentence("hours", n=hours).text()
    if minutes == 0:
        return sentence("seconds", n=rest).text()
    if rest:
        return sentence("mixed", m=minutes, n=rest).text()
    return sentence("one-minute").text() if minutes == 1 else sentence("minutes", n=minutes).text()
