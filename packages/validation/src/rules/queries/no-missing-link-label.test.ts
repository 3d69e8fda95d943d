import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

/** Changes the text of the panels of a dashboard in one place. */
const inText = (right: string, wrong: string) =>
  changeIn<readonly object[]>(
    'k8s-multicluster-overview',
    ['panels'],
    (panels) => JSON.parse(JSON.stringify(panels).replace(right, wrong)) as unknown,
  )

describe('no-missing-link-label', () => {
  it.each(['${__field.labels.', '${__data.fields.'])(
    'refuses %s of a label that nothing has',
    async (field) => {
      expect(await refusedBy(inText(`${field}namespace}`, `${field}namespaces}`))).toEqual([
        'no-missing-link-label',
      ])
    },
  )
})
