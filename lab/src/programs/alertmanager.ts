import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'

/** Where it listens. */
export const alertmanagerPort = 9093

/** One message for each alert, at once. */
const configurationFor = (receiver: string): string =>
  JSON.stringify({
    route: {
      receiver: 'local',
      group_by: ['...'],
      ...{ group_wait: '0s', group_interval: '1s', repeat_interval: '1h' },
    },
    receivers: [{ name: 'local', webhook_configs: [{ url: receiver, send_resolved: true }] }],
  })

/** Starts an Alertmanager without a cluster, which sends to an HTTP receiver. */
export const startAlertmanager = (host: Host, receiver: string): Promise<Program> =>
  startConfiguredAlertmanager(host, configurationFor(receiver))

/** Starts one with a configuration, as text. */
export const startConfiguredAlertmanager = async (host: Host, configuration: string): Promise<Program> => {
  host.write('/etc/alertmanager/alertmanager.yaml', configuration)
  const program = host.start({
    name: 'alertmanager',
    file: programFile('alertmanager'),
    args: [
      '--config.file=/etc/alertmanager/alertmanager.yaml',
      '--storage.path=/var/alertmanager',
      `--web.listen-address=0.0.0.0:${alertmanagerPort}`,
      '--cluster.listen-address=',
    ],
  })
  await program.until(
    'is ready',
    async () => (await fetch(`http://${host.address}:${alertmanagerPort}/-/ready`)).status === 200,
  )
  return program
}
