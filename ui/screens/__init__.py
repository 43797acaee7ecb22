"""The screens, one module or package each. A screen shows frozen data and says what people ask."""
