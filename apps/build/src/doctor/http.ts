/* Node's modules of HTTP. A bundle would load them with each command, and only `doctor` sends requests. */

export const http = () => process.getBuiltinModule('node:http')
export const https = () => process.getBuiltinModule('node:https')
