import { changeIn, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLinkParameters } from './require-link-parameters.ts'

const DATA_LINK = ['panels', 8, 'fieldConfig', 'defaults', 'links', 0, 'url']

testRule(requireLinkParameters, {
  invalid: [
    {
      name: 'a link without the variables',
      changes: [unsetIn('search', ['links', 0, 'includeVars'])],
      findings: [{ severity: 'warning', fix: 'set includeVars to true' }],
    },
    {
      name: 'a link without the time range',
      changes: [setIn('search', ['links', 0, 'keepTime'], false)],
      findings: [{ fix: 'set keepTime to true' }],
    },
    {
      name: 'a link from a value without its cluster',
      changes: [changeIn('search', DATA_LINK, (url) => url.replace(/var-cluster=[^&]*&/, ''))],
    },
    {
      name: 'a link from a value without the time range',
      changes: [changeIn('search', DATA_LINK, (url) => url.replace('&${__url_time_range}', ''))],
    },
  ],
})
