import type { LiveCluster } from './live-cluster.ts'

/** A command of kubectl for a cluster: `kubectl --context k3s-homelab get nodes`. */
export const kubectl = ({ facts }: LiveCluster, command: string): string =>
  `kubectl --context ${facts.kubeContext} ${command}`

/** The command that asks for an object by its subject: `Pod monitoring/loki-0`. */
export const kubectlOf = (cluster: LiveCluster, verb: string, subject: string): string => {
  const [kind = '', path = ''] = subject.split(' ')
  const [namespace, name] = path.includes('/') ? path.split('/') : [undefined, path]
  const of = namespace === undefined ? '' : `--namespace ${namespace} `
  return kubectl(cluster, `${of}${verb} ${kind.toLowerCase()} ${name}`)
}

/** The command that says why something of the tree is not there. */
export const askFlux = ({ facts }: LiveCluster): string =>
  `see what Flux says: flux get all --all-namespaces --context ${facts.kubeContext}`
