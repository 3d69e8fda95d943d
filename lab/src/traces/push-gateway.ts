import { openNodePort, listens, startGateway } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { command } from '../hosts/commands.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import { textAt } from '../trees/committed.ts'
import { named, NODE_PORT, type TracedFleet } from './fleet.ts'

const FOLDER = '/run/lab-push-gateway'
const USERS = '/etc/nginx/push-credentials/htpasswd'
/** Where it takes spans of spokes. */
const PORT = 8083
const STORE = '127.0.0.1:4318'

export const CREDENTIAL = { user: 'spoke', password: 'lab-password' } as const

/** The configuration of the hub's nginx, with the lab's addresses and folders in place of the cluster's. */
const configuration = ({ hub }: TracedFleet): string =>
  textAt(named(hub, 'HelmRelease', 'loki'), 'spec', 'values', 'gateway', 'nginxConfig', 'file')
    .replaceAll('http://jaeger.monitoring.svc.cluster.local:4318', `http://${STORE}`)
    .replace(/resolver [\w.-]+;/, 'resolver 127.0.0.1;')
    .replaceAll('/tmp/', `${FOLDER}/`)
    .replaceAll('/dev/stderr', `${FOLDER}/stderr`)

const startNginx = async (host: Host, fleet: TracedFleet, { file }: GivenNginx): Promise<Program> => {
  const hash = command('openssl', 'passwd', '-apr1', CREDENTIAL.password).trim()
  host.write(USERS, `${CREDENTIAL.user}:${hash}\n`)
  host.write(`${FOLDER}/nginx.conf`, configuration(fleet))
  const program = host.start({
    name: 'nginx',
    file,
    args: ['-e', 'stderr', '-p', FOLDER, '-c', `${FOLDER}/nginx.conf`, '-g', 'daemon off;'],
  })
  await program.until(`listens on ${PORT}`, () => listens(host.address, PORT))
  return program
}

const startOwn = (host: Host): Promise<Program> => {
  const gateway = { address: '10.43.10.81', port: PORT, to: STORE, maxBodyBytes: 4 * 2 ** 20 }
  return startGateway(host, { ...gateway, path: '/v1/traces', ownPath: '/v1/traces' })
}

/**
 * Opens the node port of spans on the hub: through the real nginx where there is one, or through the lab's own gateway.
 * @returns the gateway, which a test stops: the workers of nginx end with it only after SIGTERM
 */
export const openTraceGateway = async (
  host: Host,
  fleet: TracedFleet,
  nginx: GivenNginx | undefined,
): Promise<Program> => {
  const program = await (nginx ? startNginx(host, fleet, nginx) : startOwn(host))
  await openNodePort(host, NODE_PORT, `127.0.0.1:${PORT}`)
  return program
}
