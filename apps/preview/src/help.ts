export const DEFAULT_PORT = 3030
export const DEFAULT_WIDTH = 1600

export const HELP = `Shows the dashboards of the trees as Grafana draws them, on a page of this machine. It draws anew when a build changes them.

  pnpm preview [DIRECTORY] [options]

  DIRECTORY            draws the dashboards in this folder, in place of those in the fleet's trees:
                       ConfigMaps that Grafana's sidecar reads, and files of dashboards' JSON
  --inventory FILE     a module that exports \`fleet\`, in place of packages/inventory
  --prometheus URL     asks a real Prometheus; without it the values are made
  --loki URL           asks a real Loki; user and password in a URL stay in this program
  --victorialogs URL   asks a real VictoriaLogs, likewise
  --port N             the port on 127.0.0.1 (${DEFAULT_PORT}); 0 takes any that is free

Pictures and checks, drawn by a Chromium of this machine (or the program that CHROMIUM names) at one fixed moment:

  --shots FOLDER       writes a picture of each dashboard, whole, and ends: UID.png, and UID-light.png
  --width N            of the pictures (${DEFAULT_WIDTH})
  --scheme NAME        dark or light; without it both
  --open-rows          opens closed rows
  --webp               writes small files for documents
  --check              draws each dashboard at 1600 and 1280 px, once more without any data, and reports what only a drawing
                       shows: panels that fail, columns outside of them, holes, cut titles, zeros for nothing
  --format NAME        of --check: text or json
  --only UID           draws this dashboard alone; repeatable
  --changed-since REF  draws those whose files differ from this revision of Git

It exits with 0 if all is well, 1 if --check found an error, 2 if it could not run.
`
