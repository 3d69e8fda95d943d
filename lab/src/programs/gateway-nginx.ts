import { OWN_GATEWAY } from '@fleet/model'
import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import { familyOf } from '../hosts/processes.ts'
import { cpuSecondsOf, type Program } from '../hosts/program.ts'
import { textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'
import type { GivenNginx } from './given-nginx.ts'

/** nginx' own folder in the host. */
export const gatewayFolder = '/run/lab-nginx'

/** What stands in the lab for a text of the configuration, such as the address of a store. */
export type Replacement = readonly [what: RegExp, by: string]

/** The configuration of the hub's gateway in a tree: that of Loki's chart, or of the gateway of a fleet without it. */
export const gatewayConfig = (objects: readonly KubernetesObject[]): string => {
  const release = objects.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'loki')
  if (release) return textAt(valueAt(release, 'spec', 'values'), 'gateway', 'nginxConfig', 'file')
  const own = objects.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith(`${OWN_GATEWAY}-`),
  )
  return textAt(valueAt(own, 'data'), 'nginx.conf')
}

/** The ports on which a configuration listens. */
export const portsOf = (config: string): readonly number[] =>
  [...config.matchAll(/listen (\d+);/g)].map(([, port]) => Number(port))

/** @throws where the configuration lacks a replaced text */
const replaced = (text: string, [what, by]: Replacement): string => {
  if (!what.test(text)) throw new Error(`the nginx configuration of the tree has no ${String(what)}`)
  return text.replace(what, () => by)
}

/** The configuration of a tree, with the stores, the resolver and the folders of the lab in place of the cluster's. */
const labConfig = (config: string, stores: readonly Replacement[]): string =>
  [
    ...stores,
    [/resolver [\w.-]+;/g, 'resolver 127.0.0.1;'] as const,
    [/\/tmp\//g, `${gatewayFolder}/`] as const,
    // Programs of the lab have a socket there, which no path can open.
    [/\/dev\/stderr/g, `${gatewayFolder}/stderr`] as const,
  ].reduce(replaced, config)

export interface RunningGateway {
  readonly program: () => Program
  /** The processor time of all its processes, in seconds. */
  readonly cpuSeconds: () => number
  /** What it logs. */
  readonly log: () => string
  /** Ends it, and starts it with another configuration, as a new version of its release does. */
  readonly replace: (config: string, stores: readonly Replacement[]) => Promise<void>
  /** Its workers end with it only after SIGTERM. */
  readonly stop: () => Promise<void>
}

/**
 * Runs the configuration of a hub's gateway on a real nginx.
 * @param stores what stands for the addresses of the stores
 */
export const startGatewayNginx = async (
  host: Host,
  { file }: GivenNginx,
  config: string,
  stores: readonly Replacement[],
): Promise<RunningGateway> => {
  const path = `${gatewayFolder}/nginx.conf`
  const start = async (text: string, replacements: readonly Replacement[]): Promise<Program> => {
    host.write(path, labConfig(text, replacements))
    // As the chart's image runs it.
    const args = ['-e', 'stderr', '-p', gatewayFolder, '-c', path, '-g', 'daemon off;']
    const program = host.start({ name: 'nginx', file, args })
    for (const port of portsOf(text))
      await program.until(`listens on ${port}`, () => listens(host.address, port))
    return program
  }
  let program = await start(config, stores)
  return {
    program: () => program,
    cpuSeconds: () => familyOf(program.pid).reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
    log: () => host.read(`${gatewayFolder}/stderr`),
    replace: async (text, replacements) => {
      await program.stop()
      program = await start(text, replacements)
    },
    stop: () => program.stop(),
  }
}
