import { asking, ASKS, mountingUsers, sendingCredential } from '../../testing/push-gateway.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRetryableRefusal } from './require-retryable-refusal.ts'

const answering = (page: string) => [
  asking(ASKS.replace('error_page 401 403 =503 @refused;', page)),
  ...mountingUsers(),
  ...sendingCredential,
]

testRule(requireRetryableRefusal, {
  valid: [{ name: '429', changes: answering('error_page 401 =429 @refused;') }],
  invalid: [
    { name: 'the 401 of nginx itself', changes: answering('') },
    { name: 'a page that keeps the status', changes: answering('error_page 401 /refused.html;') },
    { name: '400', changes: answering('error_page 401 =400 @refused;') },
  ],
})
