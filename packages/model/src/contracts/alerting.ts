import type { AlertRoute, Receiver } from '../fleet/alerting.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf, isHub } from '../fleet/topology.ts'
import type { TelemetrySecrets } from '../fleet/required-secrets.ts'
import { PROMETHEUS_RELEASE } from './stores.ts'

/** The Secret with what is secret of the receivers. */
export const RECEIVERS_SECRET = 'alertmanager-receivers'

/** The key of the address that is called while the hub is alive. Those of receivers have a dot. */
export const DEAD_MANS_SWITCH_KEY = 'dead-mans-switch'

/** The Service of Alertmanager, and with it the job in which it is scraped. */
export const ALERTMANAGER_JOB = `${PROMETHEUS_RELEASE}-alertmanager`

/** The folder below which the operator mounts the Secrets that it is given, each in one of its name. */
const SECRETS_FOLDER = '/etc/alertmanager/secrets'

/** The file from which Alertmanager reads a key. A changed Secret needs no restart. */
export const receiverFile = (key: string): string => `${SECRETS_FOLDER}/${RECEIVERS_SECRET}/${key}`

/** The key of one part of a receiver. */
export const receiverKey = (name: string, part: string): string => `${name}.${part}`

const TOKEN = { token: 'the token with which a message proves itself' }

/** The parts of a receiver that are secret, each with what it holds. */
const partsOf = (receiver: Receiver): Readonly<Record<string, string>> => {
  switch (receiver.type) {
    case 'pushover':
      return {
        'user-key': 'your user key at Pushover',
        token: 'the token of an application that you made at Pushover for the alerts',
      }
    case 'discord':
    case 'slack':
      return { 'webhook-url': `the address of a webhook of the channel, as ${receiver.type} shows it` }
    case 'telegram':
      return {
        'bot-token': 'the token of your bot, as @BotFather shows it',
        'chat-id': 'the number of the chat',
      }
    case 'ntfy':
      return {
        url: 'the address of the topic, with ?template=alertmanager at its end',
        ...(receiver.auth && TOKEN),
      }
    case 'matrix':
      return { url: 'the address of a hook, as the bot of matrix-hookshot writes it in the room' }
    case 'webhook':
      return { url: 'the address to which messages are sent', ...(receiver.auth && TOKEN) }
    case 'email':
      break
  }
  return { password: `the password of ${receiver.from}` }
}

export const alertingSecrets: TelemetrySecrets = (fleet, cluster) => {
  const { alerting } = fleet.hub
  if (!alerting || !isHub(fleet, cluster)) return []
  const keys = entriesOf(alerting.receivers).flatMap(([name, receiver]) =>
    Object.entries(partsOf(receiver)).map(([part, about]) => [receiverKey(name, part), about] as const),
  )
  return [
    {
      cluster,
      namespace: fleet.telemetry.namespace,
      name: RECEIVERS_SECRET,
      keys: {
        ...Object.fromEntries(keys),
        ...(alerting.deadMansSwitch === true && {
          [DEAD_MANS_SWITCH_KEY]: 'the address that the dead man’s switch gave you, called every minute',
        }),
      },
      readers: ['alertmanager'],
    },
  ]
}

/** The routes of a hub: those of the inventory, or one of every alert to every receiver. */
export const alertRoutesOf = ({ hub }: Fleet): readonly AlertRoute[] => {
  if (!hub.alerting) return []
  return hub.alerting.routes ?? [{ to: entriesOf(hub.alerting.receivers).map(([name]) => name) }]
}
