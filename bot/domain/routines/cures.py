"""What the routine checker says: what is wrong on a line, and how to put it right."""

from collections.abc import Mapping

from bot.domain.routines.model import Text

CURES: Mapping[str, Text] = {
    "not-yaml": Text(
        "This line cannot be read as YAML. Check its indentation, and put text with a colon in quotes.",
        "Esta línea no se puede leer como YAML. Revisa la sangría y pon entre comillas el texto con dos puntos.",
    ),
    "not-a-map": Text(
        "{where} should be a list of names with values, one per line, such as `id: my-routine`.",
        "{where} debe ser una lista de nombres con valores, uno por línea, como `id: mi-rutina`.",
    ),
    "not-a-list": Text(
        "{where} should be a list: each entry on its own line after a dash.",
        "{where} debe ser una lista: cada entrada en su línea después de un guion.",
    ),
    "empty-list": Text("{where} is empty. Give at least one entry.", "{where} está vacío. Da al menos una entrada."),
    "missing": Text("{where} is missing. Add the line `{field}:`.", "Falta {where}. Agrega la línea `{field}:`."),
    "unknown-field": Text(
        "There is no field `{field}` here. Did you mean `{near}`?",
        "Aquí no hay un campo `{field}`. ¿Quisiste decir `{near}`?",
    ),
    "unknown-field-plain": Text(
        "There is no field `{field}` here. Take the line out.", "Aquí no hay un campo `{field}`. Quita la línea."
    ),
    "twice": Text(
        "`{field}` stands here twice. Keep one of the two lines.",
        "`{field}` aparece dos veces. Deja una de las dos líneas.",
    ),
    "not-text": Text("{where} should be words.", "{where} debe ser texto."),
    "empty-text": Text("{where} has no words yet. Write them.", "{where} todavía no tiene texto. Escríbelo."),
    "too-long": Text(
        "{where} has {n} characters; at most {most} fit on every screen. Make it shorter.",
        "{where} tiene {n} caracteres; caben {most} como máximo en todas las pantallas. Acórtalo.",
    ),
    "not-number": Text(
        "{where} should be a number from {least} to {most}.", "{where} debe ser un número de {least} a {most}."
    ),
    "not-choice": Text("{where} should be one of: {choices}.", "{where} debe ser una de estas palabras: {choices}."),
    "not-yes-no": Text("{where} should be true or false.", "{where} debe ser true o false."),
    "not-id": Text(
        "{where} should be lower-case letters, digits and dashes, such as `my-routine`.",
        "{where} debe llevar letras minúsculas, cifras y guiones, como `mi-rutina`.",
    ),
    "not-size": Text(
        "{where} should rise: min, then target, then max.", "{where} debe ir en aumento: min, target y max."
    ),
    "minutes-order": Text(
        "{where} should rise: min, then typical, then max.", "{where} debe ir en aumento: min, typical y max."
    ),
    "same-id": Text(
        "The id `{field}` is used twice. Give this one another.", "El id `{field}` se usa dos veces. Da otro a este."
    ),
    "unknown-role": Text(
        "No role `{field}` is listed under `roles:`. Add it there, or use one that is.",
        "El rol `{field}` no está en `roles:`. Agrégalo ahí o usa uno que esté.",
    ),
    "no-line": Text(
        "This step needs a {field} line: say what people there should do.",
        "Este paso necesita una línea {field}: di qué debe hacer la gente ahí.",
    ),
    "no-groups-yet": Text(
        "Groups cannot `{field}` before an earlier step has formed them. Use `form` here first.",
        "Los grupos no pueden usar `{field}` antes de que un paso anterior los forme. Primero usa `form`.",
    ),
    "no-poll-yet": Text(
        "Groups by vote need a poll in an earlier step. Let that step make a poll.",
        "Los grupos por voto necesitan una encuesta en un paso anterior. Haz que ese paso la tenga.",
    ),
    "no-size": Text(
        "Groups need a size: add `groups: {{min: 3, target: 4, max: 5}}` to the routine.",
        "Los grupos necesitan un tamaño: agrega `groups: {{min: 3, target: 4, max: 5}}` a la rutina.",
    ),
    "no-choices": Text(
        "A {field} needs at least one entry under `choices:`, and at most {most}.",
        "Un {field} necesita al menos una entrada en `choices:` y {most} como máximo.",
    ),
    "minutes-sum": Text(
        "The steps take {n} minutes together, but the routine lasts from {least} to {most}. Change one of them.",
        "Los pasos toman {n} minutos en total, pero la rutina dura de {least} a {most}. Cambia alguno.",
    ),
    "bad-symbol": Text(
        "{where} has the symbol {field}. Say it in words, so that nobody needs to see it.",
        "{where} tiene el símbolo {field}. Dilo con palabras, para que nadie dependa de verlo.",
    ),
    "bad-schema": Text(
        "This program reads schema 1. Set `schema: 1`.", "Este programa lee el esquema 1. Pon `schema: 1`."
    ),
    "not-spanish-state": Text(
        "{where} should be `not yet reviewed by a teacher` or `reviewed by NAME, DATE`.",
        "{where} debe ser `not yet reviewed by a teacher` o `reviewed by NOMBRE, FECHA`.",
    ),
}
