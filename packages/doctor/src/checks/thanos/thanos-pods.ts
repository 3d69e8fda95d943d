import { ifAsked } from '../../live/if-asked.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { podsOf, type Pod } from '../../live/pods.ts'
import { lastLine } from '../pods/last-line.ts'

/** The pods of a part of Thanos, by their label `app.kubernetes.io/name`. */
export const podsOfPart = async (live: LiveFleet, part: string): Promise<readonly Pod[]> =>
  (await podsOf(live.hub, live)).filter(
    ({ metadata: { namespace, labels } }) =>
      namespace === live.fleet.telemetry.namespace && labels?.['app.kubernetes.io/name'] === part,
  )

const MOST_LINES = 1000

/**
 * The error of the last line of a pod's log that is about something, without credentials; nothing where there is none, or the log
 * cannot be read.
 */
export const lastError = async (
  live: LiveFleet,
  pod: { readonly part: string; readonly name: string },
  about: RegExp,
): Promise<string | undefined> => {
  const { fleet, hub } = live
  const path = `/api/v1/namespaces/${fleet.telemetry.namespace}/pods/${pod.name}/log?container=${pod.part}`
  const log = await ifAsked(hub.api.text(`${path}&tailLines=${MOST_LINES}`))
  const line = log?.split('\n').findLast((one) => about.test(one))
  return line === undefined ? undefined : lastLine(errorIn(line) ?? line)
}

/** The field `err` of a line in logfmt. */
const errorIn = (line: string): string | undefined => {
  const { quoted, plain } = /\berr=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>\S+))/.exec(line)?.groups ?? {}
  return quoted?.replaceAll(String.raw`\"`, '"') ?? plain
}
