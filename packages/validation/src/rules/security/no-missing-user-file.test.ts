import { asking, ASKS, mountingUsers, sendingCredential } from '../../testing/push-gateway.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingUserFile } from './no-missing-user-file.ts'

testRule(noMissingUserFile, {
  valid: [{ name: 'a mounted Secret', changes: [asking(), ...mountingUsers(), ...sendingCredential] }],
  invalid: [
    { name: 'a file that is not mounted', changes: [asking(), ...sendingCredential] },
    {
      name: 'no file at all',
      changes: [asking(ASKS.replace(/auth_basic_user_file.*/, '')), ...mountingUsers(), ...sendingCredential],
    },
  ],
})
