// Replaced by `npm run api` with the types of the server's OpenAPI document.
export type paths = Record<string, never>
export type components = { schemas: Record<string, never> }
