import { describe, expect, it } from 'vitest'
import { findingsAfter, own } from '../testing/sample-trees.ts'

const pod = (name: string) =>
  own({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'notes' },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          serviceAccountName: 'notes',
          containers: [
            { name: 'a', image: 'notes', envFrom: [{ configMapRef: { name: 'gone' } }] },
            { name: 'b', image: 'notes', envFrom: [{ configMapRef: { name: 'gone' } }] },
          ],
        },
      },
    },
  })

const findings = await findingsAfter(...pod('one'), ...pod('two'))

describe('one cause is one finding in what a person writes', () => {
  it('where several objects refer to one missing thing', () => {
    const found = findings.filter(({ rule }) => rule === 'no-missing-service-account')
    expect(found).toMatchObject([
      { count: 2, cause: expect.stringContaining('ServiceAccount notes/notes'), related: [{ kind: 'file' }] },
    ])
  })

  it('where a document has the same violation several times', () => {
    const found = findings.filter(({ rule }) => rule === 'no-missing-config-map')
    expect(found).toMatchObject([{ count: 4 }])
    expect(found[0]?.related).toHaveLength(3)
  })
})
