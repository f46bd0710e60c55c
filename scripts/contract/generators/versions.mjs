// The versions of all tools that `npm run try:generators` installs. Nothing else in this repository depends on them.

/** From PyPI, with all that they bring and what their clients import. */
export const python = [
  'openapi-python-client==0.29.1',
  'openapi-generator-cli==7.26.0',
  'mypy==2.4.1',
  ...['annotated-doc==0.0.7', 'annotated-types==0.8.0', 'anyio==4.16.0', 'ast_serialize==0.13.1', 'attrs==26.1.0'],
  ...['certifi==2026.10.19.post1', 'h11==0.16.0', 'httpcore==1.0.9', 'httpx==0.28.1', 'idna==3.20', 'Jinja2==3.1.6'],
  ...['librt==0.17.0', 'markdown-it-py==4.3.0', 'MarkupSafe==3.0.4', 'mdurl==0.1.2', 'mypy_extensions==1.2.0'],
  ...['pathspec==1.1.1', 'pydantic==2.14.4', 'pydantic_core==2.50.5', 'Pygments==2.21.0', 'rich==15.0.0'],
  ...['ruamel.yaml==0.19.1', 'ruff==0.17.6', 'shellingham==1.5.4', 'typer==0.27.3', 'typing-inspection==0.4.5'],
  ...['typing_extensions==4.16.0', 'urllib3==2.8.0', 'python-dateutil==2.9.0.post0', 'six==1.17.0'],
];

/** From npm. Of openapi-ts, 0.96 and later require Node.js 22. */
export const heyApi = { '@hey-api/openapi-ts': '0.95.0', typescript: '5.9.3' };

/** From npm. */
export const spectral = { '@stoplight/spectral-cli': '6.16.3', '@stoplight/spectral-owasp-ruleset': '2.0.1' };

/** Modules of Go: the generator, and what its client imports. */
export const go = {
  generator: 'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2',
  client: ['github.com/oapi-codegen/runtime v1.9.0', 'github.com/google/uuid v1.6.0'],
};
