import {
  CLUSTER_LABEL,
  DEAD_MANS_SWITCH_KEY,
  entriesOf,
  hubCluster,
  receiverFile,
  RECEIVERS_SECRET,
  RULER_POD_LABELS,
  usesThanos,
  type Alerting,
  type Fleet,
  type QuietHours,
} from '@fleet/model'
import { hubPlacement } from '@fleet/kubernetes'
import { receiverConfig } from './receivers.ts'
import { NOWHERE, QUIET_HOURS, routeTree, SWITCH } from './routes.ts'

/** The values of Alertmanager. Without a receiver there is none: it would take alerts, and send nothing. */
export const alertmanagerValues = (fleet: Fleet) => {
  const { alerting } = fleet.hub
  return alerting
    ? { ...values(fleet, alerting), config: alertmanagerConfig(fleet, alerting) }
    : { enabled: false }
}

/** Room for silences, and for what was sent: after a restart nothing is sent twice. */
const VOLUME = '1Gi'

const values = (fleet: Fleet, { resources }: Alerting) => ({
  enabled: true,
  serviceAccount: { automountServiceAccountToken: false },
  // A client of its API can silence every alert.
  networkPolicy: { enabled: true, ...admittedRuler(fleet) },
  alertmanagerSpec: {
    replicas: 1,
    automountServiceAccountToken: false,
    secrets: [RECEIVERS_SECRET],
    resources,
    storage: {
      volumeClaimTemplate: {
        spec: {
          storageClassName: hubCluster(fleet).storageClass,
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: VOLUME } },
        },
      },
    },
    ...hubPlacement(fleet),
  },
})

/** The chart’s policy admits Prometheus alone. */
const admittedRuler = (fleet: Fleet) =>
  usesThanos(fleet) && {
    additionalIngress: [
      {
        from: [{ podSelector: { matchLabels: { ...RULER_POD_LABELS } } }],
        ports: [{ protocol: 'TCP', port: 9093 }],
      },
    ],
  }

const alertmanagerConfig = (fleet: Fleet, alerting: Alerting) => ({
  route: routeTree(fleet),
  inhibit_rules: inhibitions,
  receivers: [
    { name: NOWHERE },
    ...(alerting.deadMansSwitch ? [deadMansSwitch] : []),
    ...entriesOf(alerting.receivers).map(([name, receiver]) => receiverConfig(name, receiver)),
  ],
  ...(alerting.quietHours && { time_intervals: [quietHours(alerting.quietHours)] }),
})

/** What follows from an alert of the same cluster, or says the same of the same thing less urgently. */
const inhibitions = [
  {
    source_matchers: ['severity = "critical"'],
    target_matchers: ['severity = "warning"'],
    equal: [CLUSTER_LABEL, 'alertname', 'namespace'],
  },
  {
    source_matchers: ['alertname = "ClusterMetricsAbsent"'],
    target_matchers: ['severity = "warning"'],
    equal: [CLUSTER_LABEL],
  },
]

const deadMansSwitch = {
  name: SWITCH,
  webhook_configs: [{ url_file: receiverFile(DEAD_MANS_SWITCH_KEY), send_resolved: false }],
}

/** Alertmanager knows no range across midnight. */
const quietHours = ({ from, to, timeZone }: QuietHours) => ({
  name: QUIET_HOURS,
  time_intervals: [
    {
      times:
        from < to
          ? [{ start_time: from, end_time: to }]
          : [
              { start_time: from, end_time: '24:00' },
              ...(to === '00:00' ? [] : [{ start_time: '00:00', end_time: to }]),
            ],
      location: timeZone,
    },
  ],
})
