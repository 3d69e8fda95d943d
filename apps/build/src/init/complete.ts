import { choiceError, nameError, namesError, wordError, wordsIn } from './answer.ts'
import { completeNodes } from './complete-nodes.ts'
import { completeRepository } from './complete-repository.ts'
import { eachInTurn } from './each-in-turn.ts'
import type { KnownCluster, KnownFleet, NewCluster, NewFleet } from './new-fleet.ts'
import type { Ask } from './question.ts'

/** Asks for everything that is not known of a new fleet. */
export const complete = async (known: KnownFleet, ask: Ask): Promise<NewFleet> => {
  const clusters = await eachInTurn(await clustersOf(known, ask), (name, cluster) =>
    completeCluster(name, cluster, ask),
  )
  const names = Object.keys(clusters)
  const hub = known.hub ?? (await hubAmong(names, ask))
  const hubNode = known.hubNode ?? (await hubNodeAmong(Object.keys(clusters[hub]?.nodes ?? {}), hub, ask))
  return {
    clusters,
    hub,
    ...(hubNode !== undefined && { hubNode }),
    ...(await completeRepository(known, ask)),
  }
}

const clustersOf = async ({ clusters }: KnownFleet, ask: Ask): Promise<readonly [string, KnownCluster][]> => {
  const known = Object.entries(clusters)
  if (known.length > 0) return known
  const names = await ask({
    text: 'Names of the clusters, with spaces between them',
    flag: '--cluster NAME --node NAME/NODE=ADDRESS,TAILNET_ADDRESS',
    check: namesError,
  })
  return wordsIn(names).map((name) => [name, { nodes: {} }])
}

const completeCluster = async (
  name: string,
  { storageClasses, ...known }: KnownCluster,
  ask: Ask,
): Promise<NewCluster> => ({
  kubeContext:
    known.kubeContext ??
    (await ask({
      text: `Context of ${name} in your kubeconfig`,
      flag: `--cluster ${name}=CONTEXT`,
      default: name,
      check: wordError,
    })),
  nodes: await completeNodes(name, known, ask),
  storageClass: known.storageClass ?? (await storageClassAmong(name, storageClasses, ask)),
  traefik: known.traefik ?? (await hasTraefik(name, ask)),
})

/** k3s' own class is the default, but not of a live cluster that has others. */
const storageClassAmong = (name: string, classes: readonly string[] | undefined, ask: Ask): Promise<string> =>
  ask({
    text: `Storage class of ${name}${classes === undefined ? '' : ` (${classes.join(', ')})`}`,
    flag: `--storage-class ${name}=CLASS`,
    ...(classes === undefined && { default: 'local-path' }),
    check: nameError,
  })

const hasTraefik = async (name: string, ask: Ask): Promise<boolean> => {
  const answer = await ask({
    text: `Does k3s' own Traefik run in ${name}?`,
    flag: `--no-traefik ${name}`,
    default: 'yes',
    check: choiceError(['yes', 'no']),
  })
  return answer === 'yes'
}

const hubAmong = async (names: readonly string[], ask: Ask): Promise<string> => {
  const [only = ''] = names
  if (names.length <= 1) return only
  return ask({
    text: `Hub, which stores and shows the telemetry of all (${names.join(', ')})`,
    flag: '--hub CLUSTER',
    check: choiceError(names),
  })
}

const hubNodeAmong = async (nodes: readonly string[], hub: string, ask: Ask): Promise<string | undefined> => {
  const [first] = nodes
  if (first === undefined || nodes.length === 1) return undefined
  return ask({
    text: `Node of ${hub} that receives the telemetry of the others`,
    flag: `--hub ${hub}/NODE`,
    default: first,
    check: choiceError(nodes),
  })
}
