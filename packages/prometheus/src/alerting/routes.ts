import {
  alertRoutesOf,
  CLUSTER_LABEL,
  SENT_SEVERITIES,
  type AlertRoute,
  type Fleet,
  type SentSeverity,
} from '@fleet/model'

/** A receiver that sends nothing. No receiver of the inventory has a dot in its name. */
export const NOWHERE = 'fleet.nowhere'

export const SWITCH = 'fleet.dead-mans-switch'

/** The interval of times in which warnings wait. */
export const QUIET_HOURS = 'quiet-hours'

/** The alert of kube-prometheus-stack that fires at all times. */
const WATCHDOG = 'alertname = "Watchdog"'

/**
 * A minute between calls: each is due when its group is flushed again. The interval of repetition is shorter than that
 * of the group, or every other call would be left out.
 */
const EACH_MINUTE = { group_wait: '0s', group_interval: '1m', repeat_interval: '50s' }

/** The tree of routes. Alerts of other severities than those that are sent, such as `info` and `none`, end at its root. */
export const routeTree = (fleet: Fleet) => {
  const { alerting } = fleet.hub
  const mutes = alerting?.quietHours ? [QUIET_HOURS] : []
  return {
    receiver: NOWHERE,
    group_by: [CLUSTER_LABEL, 'alertname', 'namespace'],
    group_wait: '30s',
    group_interval: '5m',
    repeat_interval: '12h',
    routes: [
      ...(alerting?.deadMansSwitch ? [{ receiver: SWITCH, matchers: [WATCHDOG], ...EACH_MINUTE }] : []),
      ...alertRoutesOf(fleet).flatMap((route) => routesFor(route, mutes)),
    ],
  }
}

/** A route for each receiver and severity: only warnings have quiet hours. All receivers but the last pass an alert on. */
const routesFor = (route: AlertRoute, mutes: readonly string[]) =>
  (route.severity === undefined ? SENT_SEVERITIES : [route.severity]).flatMap((severity) =>
    route.to.map((receiver, index) => ({
      receiver,
      matchers: matchersOf(route, severity),
      ...(severity === 'warning' && mutes.length > 0 && { mute_time_intervals: [...mutes] }),
      ...(index < route.to.length - 1 && { continue: true }),
    })),
  )

const matchersOf = ({ clusters, namespaces }: AlertRoute, severity: SentSeverity): readonly string[] => [
  `severity = "${severity}"`,
  ...(clusters ? [oneOf(CLUSTER_LABEL, clusters)] : []),
  ...(namespaces ? [oneOf('namespace', namespaces)] : []),
]

/** Names are DNS labels, which have no special characters of a pattern. */
const oneOf = (label: string, names: readonly string[]): string =>
  names.length === 1 ? `${label} = "${names[0]}"` : `${label} =~ "${names.join('|')}"`
