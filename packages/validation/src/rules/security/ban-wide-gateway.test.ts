import { pushServer } from '../../testing/push-gateway.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banWideGateway } from './ban-wide-gateway.ts'

const passing = (written: string) =>
  pushServer((server) =>
    server.replace(
      'location / {',
      () => `location ${written} {
      proxy_pass http://loki.monitoring.svc.cluster.local:3100$uri;
    }
    location /none {`,
    ),
  )

testRule(banWideGateway, {
  invalid: [
    { name: 'a location that passes every path on', changes: [passing('/')] },
    { name: 'an expression', changes: [passing('~ ^/loki/')] },
    { name: 'a path that is no push', changes: [passing('= /flush')] },
  ],
})
