# Cuánto tiempo se guardan las reuniones.
retention-days = Las reuniones cerradas se guardan completas { $days ->
    [one] un día
   *[other] { $days } días
}. Después solo quedan sus números: quién estuvo, qué se dijo y qué se decidió se borra. Los seguimientos que la gente aceptó continúan.
retention-for-good = Las reuniones cerradas se guardan completas hasta que digas otra cosa. Para cambiarlo: /convening retention days:365
retention-out-of-range = Elige entre 1 y { $most } días, o 0 para guardar las reuniones completas sin límite.
hold-placed = Esta reunión se guarda completa, por vieja que sea. Para soltarla: /convening hold yes:no
hold-lifted = Esta reunión ya no está retenida.
recap-kept = Guardada solo en números desde el { $since }: { $decisions ->
    [one] una decisión
   *[other] { $decisions } decisiones
}, { $actions ->
    [one] una acción
   *[other] { $actions } acciones
} y { $questions ->
    [one] una pregunta abierta
   *[other] { $questions } preguntas abiertas
}.
