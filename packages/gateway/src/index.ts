export { gatewayConfig } from './gateway-config.ts'
export { usersOf } from './users.ts'
