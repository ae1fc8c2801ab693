# Quién sigue y por qué. Las frases de cada regla están con la regla, en bot/domain/turns.
why-next = Sigue { $who } porque { $why }.
why-further = { $who } va en el lugar { $number } porque { $why }.
why-and = , y{" "}
people-room = las personas en la sala
people-remote = las personas a distancia
look-why = ¿Por qué?
ordered-by = Orden: { $policy }
policy-chosen = De ahora en adelante: { $policy }. { $how } Todas las manos siguen levantadas.
policy-already = Ya está en { $policy }.
policy-needs-consent = { $policy } es solo para un grupo que lo aceptó. ¿El tuyo lo aceptó?
button-group-agreed = Sí, lo acordamos
