import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { lastingFailures } from './collector-log.ts'
import { runningCollectors } from './collector-pods.ts'
import { failedPush, type FailedPush } from './failed-push.ts'
import { signalsOf } from './push.ts'
import { silentPush } from './silent-push.ts'

export const pushArrives: Check = {
  id: 'push-arrives',
  of: 'cluster',
  title: 'What the collectors push arrives at the hub.',
  rationale:
    'A collector that cannot push tries again and keeps lines and spans on its disk; samples it loses when its queue is full. Its log says why, with the status that the hub answers.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector --since 5m | grep "Exporting failed"',
    'kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector --since 5m | grep "failed to send WriteRequest"',
  ],
  needs: ['pods', 'logs', 'prometheus'],
  check: async (cluster, fleet) => {
    const pods = await runningCollectors(cluster, fleet)
    const failures = (await Promise.all(pods.map((pod) => lastingFailures(cluster, fleet, pod))))
      .flat()
      .filter(({ isOfQueue }) => !isOfQueue)
    const failing = signalsOf(fleet.fleet).flatMap((signal) => {
      const alike = failures.filter((one) => one.signal === signal)
      return alike.length === 0 ? [] : [failedPush(cluster, fleet, signal, alike)]
    })
    const silent = failing.some(({ signal }) => signal === 'metrics')
      ? []
      : await silentPush(cluster, fleet, pods).catch((error: unknown) => {
          // What the log shows counts also where the store cannot be asked.
          if (failing.length === 0) throw error
          return []
        })
    return withoutConnection([...failing, ...silent])
  },
}

/** Where no connection comes about for several signals, it is one link: the first explains the other. */
const withoutConnection = (all: readonly FailedPush[]): readonly Found[] => {
  const link: readonly Symptom[] = all
    .filter(({ isConnected }) => !isConnected)
    .map(({ found: { cluster = '', subject = '' } }) => ({ check: 'push-arrives', cluster, subject }))
  return all.map(({ isConnected, found }) =>
    isConnected ? found : { ...found, explains: [...(found.explains ?? []), ...link] },
  )
}
