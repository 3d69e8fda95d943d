import type { ClusterView } from '../cluster-view.ts'

/** What Flux fetches from, as far as the tree has it: the repository that holds the tree itself is in none of its files. */
export const sourceExists = (
  cluster: ClusterView,
  kind: string,
  namespace: string | undefined,
  name: string,
): boolean =>
  (['OCIRepository', 'HelmRepository', 'GitRepository'] as const)
    .filter((known) => known === kind)
    .some((known) => cluster.find(`source.toolkit.fluxcd.io/v1/${known}`, namespace, name) !== undefined)
