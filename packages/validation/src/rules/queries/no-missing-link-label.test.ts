import { changeIn } from '../../testing/dashboard-changes.ts'
import { noMissingLinkLabel } from './no-missing-link-label.ts'
import { testRule } from '../../testing/test-rule.ts'

/** Changes the text of the panels of a dashboard in one place. */
const inText = (right: string, wrong: string) =>
  changeIn<readonly object[]>(
    'k8s-multicluster-overview',
    ['panels'],
    (panels) => JSON.parse(JSON.stringify(panels).replace(right, wrong)) as unknown,
  )

testRule(noMissingLinkLabel, {
  invalid: [
    ...['${__field.labels.', '${__data.fields.'].map((field) => ({
      name: `${field} of a label that nothing has`,
      changes: [inText(`${field}namespace}`, `${field}namespaces}`)],
    })),
  ],
})
