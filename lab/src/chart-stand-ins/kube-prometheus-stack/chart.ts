import { clusters } from '../../trees/clusters.ts'
import { valueAt, valuesOf, type KubernetesObject } from '../../trees/committed.ts'

/*
 * The minimum of kube-prometheus-stack 88.5.3 with the committed values by which the hub is scraped: charts cannot be
 * pulled everywhere. Names, ports and labels are those of packages/validation/src/catalog/charts; `pnpm lab charts`
 * holds the real chart to them.
 */

export const release = 'kube-prometheus-stack'
export const namespace = 'monitoring'
export const prometheusName = `${release}-prometheus`
export const operatorAccount = `${release}-operator`
export const monitoring = 'monitoring.coreos.com/v1'

const values = valuesOf(clusters.hub.name, release)

/** One of the committed values. */
export const at = (...path: readonly string[]): unknown => valueAt(values, ...path)

/** An object of the chart's namespace, or of none where its kind has none. */
export const object = (
  kind: string,
  apiVersion: string,
  { name, labels = {} }: { readonly name: string; readonly labels?: Readonly<Record<string, string>> },
  rest: Readonly<Record<string, unknown>>,
): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name, labels, ...(!kind.startsWith('Cluster') && { namespace }) },
  ...rest,
})

export const account = (name: string, rules: readonly unknown[]): readonly KubernetesObject[] => [
  object('ServiceAccount', 'v1', { name }, {}),
  object('ClusterRole', 'rbac.authorization.k8s.io/v1', { name }, { rules }),
  object(
    'ClusterRoleBinding',
    'rbac.authorization.k8s.io/v1',
    { name },
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ),
]
