"""Gap: of CloudFormation's GenerateSecretString only the length and ExcludeCharacters count.

A secret that stands inside JSON must hold no quote, so most deployments could not be read by their functions.
"""

import string

from ministack.services.cloudformation import provisioners

KINDS = {
    "ExcludePunctuation": string.punctuation,
    "ExcludeNumbers": string.digits,
    "ExcludeUppercase": string.ascii_uppercase,
    "ExcludeLowercase": string.ascii_lowercase,
}


def close_gaps():
    secret_string = provisioners._sm_secret_string

    def without_what_is_excluded(properties):
        asked = properties.get("GenerateSecretString")
        if not asked:
            return secret_string(properties)
        excluded = "".join(characters for name, characters in KINDS.items() if str(asked.get(name)).lower() == "true")
        named = {**asked, "ExcludeCharacters": asked.get("ExcludeCharacters", "") + excluded}
        return secret_string({**properties, "GenerateSecretString": named})

    provisioners._sm_secret_string = without_what_is_excluded
