import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { ApiServer } from '../kubernetes/api-server.ts'

export interface FluxControllers {
  readonly source: Program
  readonly kustomize: Program
  readonly helm: Program
}

const storage = '127.0.0.1:9790'

/** Each controller's own metrics and health ports, for all of them share the host's addresses. */
const controllers = {
  'source-controller': {
    ports: [9701, 9702],
    args: [`--storage-addr=${storage}`, `--storage-adv-addr=${storage}`],
  },
  'kustomize-controller': { ports: [9711, 9712], args: ['--requeue-dependency=2s'] },
  'helm-controller': { ports: [9721, 9722], args: ['--requeue-dependency=2s'] },
} as const

export const controllerNames = Object.keys(controllers) as readonly (keyof typeof controllers)[]

/** Where a controller shows its metrics inside its host. */
export const metricsUrl = (name: keyof typeof controllers): string =>
  `http://127.0.0.1:${controllers[name].ports[0]}/metrics`

/**
 * Starts Flux' controllers in a host, against its API. The intervals are those of the tree; only the retry of
 * dependencies is shortened from 30 s.
 */
export const startFlux = (
  host: Host,
  server: ApiServer,
  stage: string,
  env: Readonly<Record<string, string>>,
): FluxControllers => {
  const folder = join(stage, `${host.name}-flux`)
  for (const name of ['tmp', 'artifacts']) mkdirSync(join(folder, name), { recursive: true })
  const start = (name: keyof typeof controllers): Program => {
    const { args, ports } = controllers[name]
    return host.start({
      name,
      file: programFile(name),
      args: [
        ...args,
        ...(name === 'source-controller' ? [`--storage-path=${join(folder, 'artifacts')}`] : []),
        `--metrics-addr=127.0.0.1:${ports[0]}`,
        `--health-addr=127.0.0.1:${ports[1]}`,
      ],
      env: {
        ...env,
        KUBECONFIG: server.kubeconfig,
        RUNTIME_NAMESPACE: 'flux-system',
        TMPDIR: join(folder, 'tmp'),
        HOME: folder,
      },
    })
  }
  return {
    source: start('source-controller'),
    kustomize: start('kustomize-controller'),
    helm: start('helm-controller'),
  }
}
