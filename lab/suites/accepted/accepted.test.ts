import { describe, expect, test } from 'vitest'
import { checkByApi, removeObjects } from '../../src/checks/check-by-api.ts'
import { questionsIn } from '../../src/checks/check-files.ts'
import { ask } from '../../src/checks/refusal.ts'
import { useApiServer } from '../../src/kubernetes/use-api-server.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectsOf } from '../../src/trees/committed.ts'

const trees = [clusters.hub.name, clusters.spoke.name] as const

describe.each(trees)('the files in the tree of %s', (cluster) => {
  test.for(
    questionsIn(objectsOf(cluster)).map((question) => [question.program, question.what, question] as const),
  )('%s accepts %s, and warns of nothing', async ([program, , question], context) => {
    if (program === 'loki') needLoki(context)
    expect(await ask(question)).toEqual([])
  })
})

const theServer = useApiServer()

test.each(trees)(
  'kube-apiserver accepts every object of %s, and its namespaces their pods',
  async (cluster) => {
    expect(await checkByApi(theServer().api, objectsOf(cluster))).toEqual([])
    await removeObjects(theServer().api, objectsOf(cluster))
  },
)
