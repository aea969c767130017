/** What stands behind each transfer, or what is missing. */
export const transfersEnglish: Readonly<Record<string, string>> = {
  "transfer.adequacy": "An adequacy decision in force covers the transfer to {name} (Art. 45).",
  "transfer.dpf": "{name} was found on the list of the EU-US Data Privacy Framework, and a fallback is recorded.",
  "transfer.scc": "Standard contractual clauses with {name} are recorded, with a transfer impact assessment that was concluded and dated.",
  "transfer.bcr": "Binding corporate rules are recorded for {name}, with a transfer impact assessment that was concluded and dated.",
  "transfer.assessmentOpen": "A tool is recorded for {name}, but its module, its transfer impact assessment or the date of that is open.",
  "transfer.supplementaryOpen": "The assessment for {name} found that more measures are needed; none is described yet.",
  "transfer.notEffective": "The assessment for {name} found that the tool does not protect the data there.",
  "transfer.fallbackOpen": "The decision covers the transfer to {name}; what happens should it fall is not described yet.",
  "transfer.listingOpen": "The framework counts only for companies on its list: no day on which {name} was found there is recorded.",
  "transfer.noDecision": "An adequacy decision is named for {name}, but the register holds none in force that covers this.",
  "transfer.decisionUnknown": "Whether an adequacy decision covers the transfer to {name} is not known.",
  "transfer.partial": "A decision covers part of the country only. Whether it covers {name} has to be checked and recorded.",
  "transfer.toolOpen": "A record names {name} as importer, but not the tool.",
  "transfer.scopeOpen": "A tool is recorded for {name}, but not for which countries.",
  "transfer.art49":
    "An exception under Art. 49 is recorded for {name}. Exceptions are for occasional cases; a service in steady use seldom is one.",
  "transfer.none": "Nothing in Chapter V is recorded that allows the transfer to {name}.",
  "transfer.anyRegion": "Data may go to {name} in any commercial Region, and no tool for every country is recorded.",
  "transfer.anywhere": "{name} may process the data anywhere it chooses, and no tool for every country is recorded.",
  "transfer.countryOpen": "Where {name} has the data is not known, so neither is whether this is a transfer.",
  "transfer.dataOpen": "Not known yet whether personal data reach {name}: no data item is recorded.",
  "transfer.exporterOpen": "In which country the controller is established is not answered; the transfer to {name} cannot be judged.",
  "transfer.exporterOutside":
    "No controller is established in the EEA. Which rules apply to sending data to {name} (UK, Swiss or the EU’s by Art. 3(2)) has to be settled by a person.",
};
