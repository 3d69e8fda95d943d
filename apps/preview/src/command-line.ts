import { parseArgs } from 'node:util'

/** What a person asks of the preview. */
export interface PreviewRequest {
  /** Dashboards in place of those of the fleet's trees. */
  readonly directory?: string
  /** A module that exports `fleet`, in place of packages/inventory. */
  readonly inventory?: string
  /** Real stores, in place of made values. */
  readonly stores: StoreAddresses
  readonly port: number
}

export interface StoreAddresses {
  readonly prometheus?: URL
  readonly loki?: URL
}

const DEFAULT_PORT = 3030

const HELP = `Shows the dashboards of the trees as Grafana draws them, on a page of this machine. It draws anew when a build changes them.

  pnpm preview [DIRECTORY] [options]

  DIRECTORY            draws the dashboards in this folder, in place of those in the fleet's trees:
                       ConfigMaps that Grafana's sidecar reads, and files of dashboards' JSON
  --inventory FILE     a module that exports \`fleet\`, in place of packages/inventory
  --prometheus URL     asks a real Prometheus; without it the values are made
  --loki URL           asks a real Loki; user and password in a URL stay in this program
  --port N             the port on 127.0.0.1 (${DEFAULT_PORT}); 0 takes any that is free
`

const OPTIONS = {
  inventory: { type: 'string' },
  prometheus: { type: 'string' },
  loki: { type: 'string' },
  port: { type: 'string' },
} as const

/** With --help it prints its help, and ends. @throws Error where an argument does not exist or has no meaning */
export const readCommandLine = (args: readonly string[]): PreviewRequest => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    process.exit(0)
  }
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  if (positionals.length > 1) throw new Error(`it takes one folder, and not ${positionals[1]} too`)
  return {
    directory: positionals[0],
    inventory: values.inventory,
    stores: { prometheus: addressOf(values.prometheus), loki: addressOf(values.loki) },
    port: portOf(values.port),
  }
}

const addressOf = (text: string | undefined): URL | undefined => {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new Error(`${text} is no address of a store: write http://HOST:PORT`)
}

const portOf = (text = String(DEFAULT_PORT)): number => {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(`${text} is no port`)
}
