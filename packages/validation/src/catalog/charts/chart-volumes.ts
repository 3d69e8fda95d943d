import type { Path } from '../../values/location.ts'

/** The fields of a claim in a chart’s values, below one of its keys. */
export interface ChartClaim {
  readonly path: Path
  readonly size: Path
  readonly storageClass: Path
  readonly others: readonly Path[]
  /** What the chart takes where no size is given. */
  readonly defaultSize?: string
  /**
   * What becomes of a change. `refused`: it is one of a StatefulSet’s templates. `recreated`: an operator creates the StatefulSet
   * anew, and its claims stay. `claim`: it is one of a claim itself.
   */
  readonly change: 'refused' | 'recreated' | 'claim'
  /** The value with which the chart deletes the StatefulSet before an upgrade. */
  readonly recreatedBy?: Path
}

const TEMPLATE = {
  size: ['resources', 'requests', 'storage'],
  storageClass: ['storageClassName'],
  others: [['accessModes']],
} as const

/** A StatefulSet that the Prometheus operator makes of a custom resource. */
const ofOperator = (...path: readonly string[]): ChartClaim => ({
  ...TEMPLATE,
  path: [...path, 'volumeClaimTemplate', 'spec'],
  change: 'recreated',
})

const ofLoki = (part: string): ChartClaim => ({
  path: [part, 'persistence'],
  size: ['size'],
  storageClass: ['storageClass'],
  others: [['accessModes'], ['claims']],
  defaultSize: '10Gi',
  change: 'refused',
  recreatedBy: [part, 'statefulSetRecreateJob', 'enabled'],
})

/** The claims that charts make of their values, by the chart’s name. */
export const CHART_VOLUMES: Readonly<Record<string, readonly ChartClaim[]>> = {
  'kube-prometheus-stack': [
    ofOperator('prometheus', 'prometheusSpec', 'storageSpec'),
    ofOperator('alertmanager', 'alertmanagerSpec', 'storage'),
    ofOperator('thanosRuler', 'thanosRulerSpec', 'storage'),
    {
      path: ['grafana', 'persistence'],
      size: ['size'],
      storageClass: ['storageClassName'],
      others: [['accessModes']],
      change: 'claim',
    },
  ],
  loki: [
    'singleBinary',
    'write',
    'backend',
    'ingester',
    'compactor',
    'indexGateway',
    'patternIngester',
    'bloomBuilder',
    'ruler',
  ].map(ofLoki),
}
