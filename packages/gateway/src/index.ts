export { gatewayConfig } from './gateway-config.ts'
export { USERS_FILE, USERS_FOLDER } from './push-servers.ts'
