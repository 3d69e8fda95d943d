import { changeIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLinkVariable } from './no-missing-link-variable.ts'

const DATA_LINK = ['panels', 8, 'fieldConfig', 'defaults', 'links', 0, 'url']

testRule(noMissingLinkVariable, {
  invalid: [
    {
      name: 'a link that sets a variable which the other dashboard does not have',
      changes: [changeIn('search', DATA_LINK, (url) => url.replace('var-pod', 'var-pods'))],
      findings: [{ fix: 'did you mean "pod"?' }],
    },
  ],
})
