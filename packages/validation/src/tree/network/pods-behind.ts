import { selects } from '../../values/selector.ts'
import type { ClusterView } from '../cluster-view.ts'
import { podsIn, type Pods } from '../workloads/pods.ts'
import type { ServiceFacts } from './services.ts'

/** The pods that a Service leads to. */
export const podsBehind = (cluster: ClusterView, { selector, namespace }: ServiceFacts): readonly Pods[] =>
  selector
    ? podsIn(cluster, namespace).filter(({ labels }) => selects({ matchLabels: selector }, labels))
    : []
