import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLinkLabel } from './no-missing-link-label.ts'

/** Replaces a text in the panels of a dashboard once. */
const inPanels = (text: string, by: string) =>
  changeIn<readonly object[]>(
    'k8s-multicluster-overview',
    ['panels'],
    (panels) => JSON.parse(JSON.stringify(panels).replace(text, by)) as unknown,
  )

testRule(noMissingLinkLabel, {
  invalid: ['${__field.labels.', '${__data.fields.'].map((field) => ({
    name: `${field}…} of a label that the queries do not return`,
    changes: [inPanels(`${field}namespace}`, `${field}namespaces}`)],
  })),
})
