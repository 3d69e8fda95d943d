import { isDeepStrictEqual } from 'node:util'
import { checkByApi, removeObjects } from '../checks/check-by-api.ts'
import { questionsIn } from '../checks/check-files.ts'
import { askLoki, logqlIn, promqlQuestionsIn, type LogqlQuery } from '../checks/dashboard-queries.ts'
import { ask, isThere, type Question, type Refusal } from '../checks/refusal.ts'
import type { Api } from '../kubernetes/api.ts'
import type { Loki } from '../programs/loki.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { dryRun } from './dry-run.ts'
import { buildLayer, layerOf, type BuiltLayer, type TreeFile } from './flux-objects.ts'

/** A cluster's files and the objects that Flux builds, layer by layer. */
interface BuiltTree {
  readonly files: readonly TreeFile[]
  readonly layers: ReadonlyMap<string, BuiltLayer>
}

const objectsOf = ({ layers }: BuiltTree): readonly KubernetesObject[] =>
  [...layers.values()].flatMap(({ objects }) => objects)

/** Prerequisites of other objects of a tree: a changed object is checked with all of them. */
const isGround = ({ kind }: KubernetesObject): boolean => kind === 'Namespace' || kind === 'ServiceAccount'

const within = (some: readonly KubernetesObject[], all: readonly KubernetesObject[]): boolean =>
  some.every((one) => all.some((other) => isDeepStrictEqual(one, other)))

/** Checks changed trees by the real programs that read the change. */
export interface EngineChecker {
  /** The programs' refusals of a cluster's changed files, by path; none where they accept them. */
  readonly check: (
    cluster: string,
    changed: Readonly<Record<string, TreeFile | undefined>>,
  ) => Promise<readonly Refusal[]>
}

/**
 * The questions to the programs that check files; none where a value is malformed, which kube-apiserver reports too.
 */
const questionsOf = (objects: readonly KubernetesObject[]): readonly Question[] => {
  try {
    return [...questionsIn(objects).filter(isThere), ...promqlQuestionsIn(objects)]
  } catch {
    return []
  }
}

export interface EngineCheckerStart {
  readonly api: Api
  /** Without a Loki no LogQL is checked. */
  readonly loki: Pick<Loki, 'query'> | undefined
  readonly stage: string
  /** The good files of each cluster. */
  readonly trees: ReadonlyMap<string, readonly TreeFile[]>
}

const sameFiles = (some: readonly TreeFile[], others: readonly TreeFile[]): boolean =>
  some.length === others.length &&
  some.every(({ path, content }) => others.some((other) => other.path === path && other.content === content))

const buildTree = async (files: readonly TreeFile[], stage: string, good?: BuiltTree): Promise<BuiltTree> => {
  const layers = [...Map.groupBy(files, layerOf)].map(async ([layer, own]) => {
    const before = good?.files.filter((file) => layerOf(file) === layer) ?? []
    const known = sameFiles(before, own) ? good?.layers.get(layer) : undefined
    return [layer, known ?? (await buildLayer(own, stage))] as const
  })
  return { files, layers: new Map(await Promise.all(layers)) }
}

type Answers = Promise<readonly Refusal[]>

/** Asks each question once: most of a changed tree is unchanged. */
const remembering = <Input>(askNow: (question: Input) => Answers, keyOf: (question: Input) => string) => {
  const answers = new Map<string, Answers>()
  return (question: Input): Answers => {
    const key = keyOf(question)
    const answer = answers.get(key) ?? askNow(question)
    answers.set(key, answer)
    return answer
  }
}

const keyOfQuestion = (question: Question): string =>
  JSON.stringify({ ...question, args: question.args('FILE') })

/** Keeps the prerequisites of one cluster's objects in the API, so that the others can be dry-run. */
const groundIn = (api: Api) => {
  let standing: readonly KubernetesObject[] = []
  return {
    lay: async (objects: readonly KubernetesObject[]): Promise<void> => {
      const ground = objects.filter(isGround)
      if (isDeepStrictEqual(ground, standing)) return
      await removeObjects(api, standing)
      const refusals = await checkByApi(api, ground)
      if (refusals.length > 0) throw new Error(`a good tree is refused: ${JSON.stringify(refusals)}`)
      standing = ground
    },
    /** For a tree with changed prerequisites: it is applied, checked and removed. */
    checkWhole: async (objects: readonly KubernetesObject[]): Promise<readonly Refusal[]> => {
      await removeObjects(api, standing)
      standing = []
      const refusals = await checkByApi(api, objects)
      await removeObjects(api, objects)
      return refusals
    },
  }
}

const buildTrees = async ({ trees, stage }: EngineCheckerStart): Promise<ReadonlyMap<string, BuiltTree>> => {
  const built = [...trees].map(async ([cluster, files]) => [cluster, await buildTree(files, stage)] as const)
  return new Map(await Promise.all(built))
}

export const startEngineChecker = async (start: EngineCheckerStart): Promise<EngineChecker> => {
  const { api, loki, stage } = start
  const good = await buildTrees(start)
  const askOnce = remembering(ask, keyOfQuestion)
  const askLokiOnce = remembering(
    async (query: LogqlQuery) => (loki ? askLoki(loki, query) : []),
    ({ expression }) => expression,
  )
  const ground = groundIn(api)

  const checkObjects = async (
    before: readonly KubernetesObject[],
    after: readonly KubernetesObject[],
  ): Promise<readonly Refusal[]> => {
    const [stoodOn, standsOn] = [before.filter(isGround), after.filter(isGround)]
    if (!within(stoodOn, standsOn) || !within(standsOn, stoodOn)) return ground.checkWhole(after)
    await ground.lay(before)
    return dryRun(
      api,
      after.filter((object) => !within([object], before)),
    )
  }

  return {
    check: async (cluster, changed) => {
      const base = good.get(cluster)
      if (!base) throw new Error(`no tree of ${cluster} is known`)
      const files = base.files.filter(({ path }) => !Object.hasOwn(changed, path))
      const others = Object.values(changed).filter((file) => file !== undefined)
      const tree = await buildTree([...files, ...others], stage, base)
      const refusals = [...tree.layers.values()].flatMap((layer) => layer.refusals)
      // A layer that kustomize cannot build is applied unchanged: nothing else reads the change.
      if (refusals.length > 0) return refusals
      const objects = objectsOf(tree)
      const answers = await Promise.all([
        ...questionsOf(objects).map(askOnce),
        ...logqlIn(objects).map(askLokiOnce),
      ])
      return [...answers.flat(), ...(await checkObjects(objectsOf(base), objects))]
    },
  }
}
