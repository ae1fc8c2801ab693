# La página que dirige un ensayo.
web-rehearsal = Ensayo
web-rehearsal-what = Todo aquí es de verdad; solo las personas son simuladas. Mira, o toma cualquier lugar.
web-rehearsal-over = El ensayo llegó a su fin. Vuelve a la consola para leer el resumen, o detén el programa.
web-rehearsal-time = Qué tan rápido
web-rehearsal-is = La reunión empezó a las { $time }. Ya pasó esto:
web-rehearsal-pause = Pausa
web-rehearsal-step = Un minuto más
web-rehearsal-seats = Toma un lugar
web-rehearsal-seats-why = Se abre en otra pestaña. La persona simulada lo deja, y el lugar es tuyo.
web-rehearsal-setting = Estamos acomodando las sillas…
web-rehearsal-console = La consola de quien conduce
web-rehearsal-hosts = La página de un anfitrión
web-rehearsal-people = El teléfono de un participante
web-rehearsal-yours = tuyo
